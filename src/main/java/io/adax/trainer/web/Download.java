package io.adax.trainer.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Something to download, whole or one range of its bytes. What is no single range (RFC
 * 9110, section 14) is answered with the whole file, as is a range of another version
 * than the one in {@code If-Range}.
 *
 * @param size in bytes
 * @param content opened once its bytes are wanted, and not before: it may have to be
 * fetched
 * @param tag of this version, without quotes
 * @param name for the client's disk
 */
public record Download(long size, InputStreamSource content, MediaType type, String tag, String name) {

	/** The answer to a request; headers alone for {@code HEAD}. */
	public ResponseEntity<Resource> answer(HttpServletRequest request) throws IOException {
		ResponseEntity.BodyBuilder answer = (isHad(request) ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
				: ResponseEntity.ok().contentType(this.type))
			.eTag(this.tag)
			.header(HttpHeaders.ACCEPT_RANGES, "bytes")
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(this.name).build().toString());
		if (isHad(request)) {
			return answer.build();
		}
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			return answer.contentLength(this.size).build();
		}
		Resource content = new Vanishing(this);
		HttpRange range = range(request);
		if (range == null) {
			// of this kind of resource Spring cuts no ranges
			return answer.contentLength(this.size).body(new InputStreamResource(content::getInputStream));
		}
		requireBytes(range, this.size);
		return answer.body(content);
	}

	/**
	 * Whether the client has this version. {@code If-Match} is for changes: a read looks
	 * at it no more than Spring does.
	 */
	private boolean isHad(HttpServletRequest request) {
		String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
		return known != null && (isAny(known) || new ServletWebRequest(request).checkNotModified('"' + this.tag + '"'));
	}

	/**
	 * Whether {@code If-None-Match} has every version of what there is (RFC 9110,
	 * 13.1.2), which Spring minds in changes alone.
	 */
	public static boolean isAny(@Nullable String ifNoneMatch) {
		return ifNoneMatch != null && ETag.parse(ifNoneMatch).stream().anyMatch(ETag::isWildcard);
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
	 * It may be deleted until it is opened: checkpoints go while their job runs, and
	 * models with their jobs.
	 */
	private static final class Vanishing extends AbstractResource {

		private final Download download;

		private Vanishing(Download download) {
			this.download = download;
		}

		@Override
		public long contentLength() {
			return this.download.size();
		}

		@Override
		public InputStream getInputStream() throws IOException {
			try {
				return this.download.content().getInputStream();
			}
			catch (FileNotFoundException | NoSuchFileException ex) {
				throw ProblemType.NOT_FOUND.because("It has just been deleted.");
			}
		}

		@Override
		public String getDescription() {
			return this.download.name();
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
