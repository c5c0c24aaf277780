package io.adax.trainer.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file to download, whole or one range of its bytes. What is no single range (RFC 9110,
 * section 14) is answered with the whole file, as is a range of another version than the
 * one in {@code If-Range}.
 *
 * @param tag of this version, without quotes
 * @param name for the client's disk
 */
public record Download(Path file, MediaType type, String tag, String name) {

	/** The answer to a request; headers alone for {@code HEAD}. */
	public ResponseEntity<Resource> answer(HttpServletRequest request) throws IOException {
		Resource content = new Vanishing(this.file);
		long size = content.contentLength();
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.contentType(this.type)
			.eTag(this.tag)
			.header(HttpHeaders.ACCEPT_RANGES, "bytes")
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(this.name).build().toString());
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			return answer.contentLength(size).build();
		}
		HttpRange range = range(request);
		if (range == null) {
			// of this kind of resource Spring cuts no ranges
			return answer.contentLength(size).body(new InputStreamResource(content::getInputStream));
		}
		requireBytes(range, size);
		return answer.body(content);
	}

	private @Nullable HttpRange range(HttpServletRequest request) {
		String condition = request.getHeader(HttpHeaders.IF_RANGE);
		if (condition != null && !condition.equals('"' + this.tag + '"')) {
			return null;
		}
		try {
			List<HttpRange> ranges = HttpRange.parseRanges(request.getHeader(HttpHeaders.RANGE));
			return (ranges.size() == 1) ? ranges.get(0) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static void requireBytes(HttpRange range, long size) {
		try {
			if (size > 0 && range.getRangeStart(size) < size && range.getRangeEnd(size) >= range.getRangeStart(size)) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			throw new NoSuchBytes(size);
		}
		throw new NoSuchBytes(size);
	}

	/**
	 * A file that may be deleted until it is opened: checkpoints go while their job runs,
	 * and models with their jobs.
	 */
	private static final class Vanishing extends FileSystemResource {

		private Vanishing(Path file) {
			super(file);
		}

		@Override
		public long contentLength() throws IOException {
			try {
				return super.contentLength();
			}
			catch (FileNotFoundException | NoSuchFileException ex) {
				throw gone();
			}
		}

		@Override
		public InputStream getInputStream() throws IOException {
			try {
				return super.getInputStream();
			}
			catch (FileNotFoundException | NoSuchFileException ex) {
				throw gone();
			}
		}

		private static ProblemException gone() {
			return ProblemType.NOT_FOUND.because("It has just been deleted.");
		}

	}

	/** The file ends before the range begins. */
	static final class NoSuchBytes extends ProblemException {

		private static final long serialVersionUID = 1L;

		private final long size;

		NoSuchBytes(long size) {
			super(ProblemType.RANGE_NOT_SATISFIABLE, "The file has %,d bytes.".formatted(size));
			this.size = size;
		}

		@Override
		HttpHeaders headers() {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + this.size);
			return headers;
		}

	}

}
