package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.apache.commons.io.input.BoundedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Puts one object, in parts if it is large. Nothing is ever whole in memory.
 *
 * @param part bytes of a part
 */
record S3Upload(S3Client s3, String bucket, String key, long part) {

	private static final Logger log = LoggerFactory.getLogger(S3Upload.class);

	private static final String TYPE = "application/octet-stream";

	/** Bytes of a part, with their hash. */
	private record Part(int number, long from, long size) {
	}

	void upload(BlobContent content, Blob blob) throws IOException {
		if (blob.size() <= this.part) {
			this.s3.putObject(
					(put) -> put.bucket(this.bucket)
						.key(this.key)
						.checksumSHA256(base64(HexFormat.of().parseHex(blob.sha256()))),
					body(content, new Part(1, 0, blob.size())));
			return;
		}
		String id = this.s3
			.createMultipartUpload(
					(create) -> create.bucket(this.bucket).key(this.key).checksumAlgorithm(ChecksumAlgorithm.SHA256))
			.uploadId();
		try {
			List<CompletedPart> parts = uploadParts(id, content, blob);
			this.s3.completeMultipartUpload((complete) -> complete.bucket(this.bucket)
				.key(this.key)
				.uploadId(id)
				.multipartUpload((all) -> all.parts(parts)));
		}
		catch (IOException | RuntimeException ex) {
			abort(id);
			throw ex;
		}
	}

	/** The hashes of the parts say nothing of the whole: it is compared here. */
	private List<CompletedPart> uploadParts(String id, BlobContent content, Blob blob) throws IOException {
		MessageDigest whole = Sha256.digest();
		List<CompletedPart> parts = new ArrayList<>();
		for (long from = 0; from < blob.size(); from += this.part) {
			Part part = new Part(parts.size() + 1, from, Math.min(this.part, blob.size() - from));
			String sha256 = base64(digest(content, part, whole));
			String tag = this.s3
				.uploadPart((upload) -> upload.bucket(this.bucket)
					.key(this.key)
					.uploadId(id)
					.partNumber(part.number())
					.checksumSHA256(sha256), body(content, part))
				.eTag();
			parts.add(CompletedPart.builder().partNumber(part.number()).eTag(tag).checksumSHA256(sha256).build());
		}
		if (!HexFormat.of().formatHex(whole.digest()).equals(blob.sha256())) {
			throw new IOException("The bytes changed while they were stored");
		}
		return parts;
	}

	private static byte[] digest(BlobContent content, Part part, MessageDigest whole) throws IOException {
		MessageDigest digest = Sha256.digest();
		try (InputStream bytes = new DigestInputStream(new DigestInputStream(open(content, part), digest), whole)) {
			bytes.transferTo(OutputStream.nullOutputStream());
		}
		return digest.digest();
	}

	private static RequestBody body(BlobContent content, Part part) {
		ContentStreamProvider bytes = () -> {
			try {
				return open(content, part);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		};
		return RequestBody.fromContentProvider(bytes, part.size(), TYPE);
	}

	private static InputStream open(BlobContent content, Part part) throws IOException {
		InputStream bytes = content.open();
		bytes.skipNBytes(part.from());
		return BoundedInputStream.builder().setInputStream(bytes).setMaxCount(part.size()).get();
	}

	private void abort(String id) {
		try {
			this.s3.abortMultipartUpload((abort) -> abort.bucket(this.bucket).key(this.key).uploadId(id));
		}
		catch (SdkException ex) {
			// a later sweep does it
			log.info("The parts of {} are left for now: {}", this.key, ex.getMessage());
		}
	}

	private static String base64(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

}
