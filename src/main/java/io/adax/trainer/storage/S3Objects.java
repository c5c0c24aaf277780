package io.adax.trainer.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The objects of a bucket below a prefix. What fails because S3 is away, or too busy, is
 * an outage as one of the database is: made again later, it may succeed.
 */
final class S3Objects implements AutoCloseable {

	/** S3 takes 10,000 parts, so up to 640 GB. */
	static final long PART = 64L << 20;

	/** Who asks whether it answers does not wait for all that is tried otherwise. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int NOT_FOUND = 404;

	private static final int TIMEOUT = 408;

	private static final int PRECONDITION_FAILED = 412;

	private static final int CONFLICT = 409;

	private static final int TOO_MANY = 429;

	private static final int SERVER = 500;

	private final S3Client s3;

	private final String bucket;

	private final String prefix;

	private final long part;

	S3Objects(S3Client s3, String bucket, String prefix, long part) {
		this.part = part;
		this.s3 = s3;
		this.bucket = bucket;
		this.prefix = prefix;
	}

	/** What is asked of S3. */
	@FunctionalInterface
	private interface Question<T> {

		T ask() throws IOException;

	}

	/** Puts bytes whose hash is known; S3 refuses others. */
	void put(String name, BlobContent content, Blob blob) throws IOException {
		ask(() -> {
			new S3Upload(this.s3, this.bucket, this.prefix + name, this.part).upload(content, blob);
			return name;
		});
	}

	/** The bytes of an object, while they arrive. */
	InputStream open(String name) throws IOException {
		return new OutageStream(ask(() -> this.s3.getObject((get) -> get.bucket(this.bucket).key(this.prefix + name))));
	}

	/** How many bytes it has. */
	long size(String name) throws IOException {
		return ask(
				() -> this.s3.headObject((head) -> head.bucket(this.bucket).key(this.prefix + name)).contentLength());
	}

	boolean exists(String name) throws IOException {
		return ask(() -> {
			try {
				this.s3.headObject((head) -> head.bucket(this.bucket).key(this.prefix + name));
				return true;
			}
			catch (NoSuchKeyException ex) {
				return false;
			}
		});
	}

	/** Fails unless S3 answers soon. */
	void check(String name) throws IOException {
		ask(() -> this.s3.headObject((head) -> head.bucket(this.bucket)
			.key(this.prefix + name)
			.overrideConfiguration((configuration) -> configuration.apiCallTimeout(PATIENCE))));
	}

	void delete(String name) throws IOException {
		ask(() -> this.s3.deleteObject((delete) -> delete.bucket(this.bucket).key(this.prefix + name)));
	}

	/** A short text, if there is one. */
	Optional<String> text(String name) throws IOException {
		return ask(() -> {
			try {
				return Optional.of(this.s3.getObjectAsBytes((get) -> get.bucket(this.bucket).key(this.prefix + name))
					.asString(StandardCharsets.UTF_8));
			}
			catch (NoSuchKeyException ex) {
				return Optional.empty();
			}
		});
	}

	/** Puts a short text unless there is one; false if there is. */
	boolean putIfAbsent(String name, String text) throws IOException {
		return ask(() -> {
			try {
				this.s3.putObject((put) -> put.bucket(this.bucket).key(this.prefix + name).ifNoneMatch("*"),
						RequestBody.fromString(text));
				return true;
			}
			catch (S3Exception ex) {
				if (ex.statusCode() == PRECONDITION_FAILED || ex.statusCode() == CONFLICT) {
					return false;
				}
				throw ex;
			}
		});
	}

	/** Shows the objects below a name that were put before a time, a page at a time. */
	void list(String below, Instant before, Consumer<List<String>> visitor) throws IOException {
		ask(() -> {
			this.s3.listObjectsV2Paginator((list) -> list.bucket(this.bucket).prefix(this.prefix + below))
				.forEach((page) -> visitor.accept(page.contents()
					.stream()
					.filter((object) -> object.lastModified().isBefore(before))
					.map((object) -> object.key().substring(this.prefix.length()))
					.toList()));
			return below;
		});
	}

	/** Gives up uploads in parts that began before a time. */
	void abortUploads(String below, Instant before) throws IOException {
		ask(() -> {
			this.s3.listMultipartUploadsPaginator((list) -> list.bucket(this.bucket).prefix(this.prefix + below))
				.uploads()
				.stream()
				.filter((upload) -> upload.initiated().isBefore(before))
				.forEach((upload) -> this.s3.abortMultipartUpload(
						(abort) -> abort.bucket(this.bucket).key(upload.key()).uploadId(upload.uploadId())));
			return below;
		});
	}

	private static <T> T ask(Question<T> question) throws IOException {
		try {
			return question.ask();
		}
		catch (NoSuchKeyException ex) {
			throw new NoSuchFileException("s3 object", null, ex.getMessage());
		}
		catch (SdkException ex) {
			throw failure(ex);
		}
	}

	private static IOException failure(SdkException ex) {
		if (isAway(ex)) {
			throw new DataAccessResourceFailureException("S3 is away: " + ex.getMessage(), ex);
		}
		if (ex instanceof S3Exception refusal && refusal.statusCode() == NOT_FOUND) {
			return (IOException) new FileNotFoundException("S3 has no such bucket: " + ex.getMessage()).initCause(ex);
		}
		return new IOException("S3 refuses: " + ex.getMessage(), ex);
	}

	private static boolean isAway(SdkException ex) {
		return (ex instanceof S3Exception refusal) ? isAway(refusal.statusCode()) : ex instanceof SdkClientException;
	}

	/** Whether an answer with that status may be another one later. */
	static boolean isAway(int status) {
		return status >= SERVER || status == TOO_MANY || status == TIMEOUT;
	}

	@Override
	public void close() {
		this.s3.close();
	}

}
