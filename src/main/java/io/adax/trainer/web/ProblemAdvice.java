package io.adax.trainer.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import io.adax.trainer.storage.StoreOutage;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers whatever goes wrong with a problem (RFC 9457), and never with internals. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler implements ResponseBodyAdvice<Object> {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	/** SQL's "string data, right truncation". */
	private static final String TOO_LONG = "22001";

	/** Of the answer that was begun, and not of the problem that takes its place. */
	private static final List<String> OF_ANOTHER_BODY = List.of(HttpHeaders.CONTENT_ENCODING, HttpHeaders.ACCEPT_RANGES,
			HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED);

	private final DisconnectedClientHelper disconnected = new DisconnectedClientHelper(ProblemAdvice.class.getName());

	private final Ids ids;

	private final ObjectProvider<MultipartConfigElement> multipart;

	ProblemAdvice(Ids ids, ObjectProvider<MultipartConfigElement> multipart) {
		this.ids = ids;
		this.multipart = multipart;
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> onProblem(ProblemException ex) {
		return answer(ex.problem(), ex.headers());
	}

	@ExceptionHandler({ DataAccessResourceFailureException.class, TransientDataAccessResourceException.class,
			QueryTimeoutException.class, CannotCreateTransactionException.class })
	ResponseEntity<ProblemDetail> onStoreAway(Exception ex) {
		log.warn("Database or blob store do not answer: {}", NestedExceptionUtils.getMostSpecificCause(ex).toString());
		log.debug("Seen by", ex);
		return answer(ProblemType.STORE_UNAVAILABLE.detail("Database or blob store do not answer."), new HttpHeaders());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> onLostRace(OptimisticLockingFailureException ex) {
		return answer(ProblemType.CONFLICT.detail("Somebody else changed it at the same time; try again."),
				new HttpHeaders());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> onBrokenForm(MultipartException ex) {
		return answer(ProblemType.BAD_REQUEST.detail("The multipart form is incomplete or malformed."),
				new HttpHeaders());
	}

	/** Tomcat finds out only when somebody asks for a parameter. */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> onUnreadableParameters(InvalidParameterException ex) {
		HttpStatusCode status = HttpStatusCode.valueOf(ex.getErrorCode());
		ProblemDetail problem = ProblemType.of(status).detail(KnownParameters.UNREADABLE);
		problem.setStatus(status.value());
		return answer(problem, new HttpHeaders());
	}

	/**
	 * Bounds of fields should have refused it; whoever sent it can mend it nevertheless.
	 */
	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> onRefusedValue(DataIntegrityViolationException ex) {
		if (!(NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException refused)
				|| !TOO_LONG.equals(refused.getSQLState())) {
			return onAnythingElse(ex);
		}
		log.warn("The database has no room for a value that was let in", ex);
		return answer(
				InvalidRequest.at("", Complaint.of(Rule.LIMIT, "has a text that is too long to be stored")).problem(),
				new HttpHeaders());
	}

	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> onAnythingElse(Exception ex) {
		if (StoreOutage.isCauseOf(ex)) {
			return onStoreAway(ex);
		}
		return internal(ex, new HttpHeaders());
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return body(new InvalidRequest(new ParameterFaults(request).of(ex)).problem(), headers);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
			HttpRequestMethodNotSupportedException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		HttpHeaders allowed = new HttpHeaders();
		allowed.set(HttpHeaders.ALLOW,
				AllowedMethods.header(Objects.requireNonNullElse(ex.getSupportedHttpMethods(), Set.of())));
		return handleExceptionInternal(ex, null, allowed, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(HttpMediaTypeNotSupportedException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String given = request.getHeader(HttpHeaders.CONTENT_TYPE);
		String wrong = (given != null) ? "Content-Type '%s' is not supported".formatted(given)
				: "There is no Content-Type";
		return body(ProblemType.UNSUPPORTED_MEDIA_TYPE
			.detail(wrong + "; send " + supported(ex.getSupportedMediaTypes()) + "."), headers);
	}

	/** Other names of JSON are for those who know of them. */
	private static String supported(List<MediaType> types) {
		return (types.isEmpty() || types.contains(MediaType.APPLICATION_JSON)) ? MediaType.APPLICATION_JSON_VALUE
				: types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(MaxUploadSizeExceededException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return body(tooMuch(ex, this.multipart.stream().mapToLong(MultipartConfigElement::getMaxRequestSize).max()),
				headers);
	}

	/** Spring has one exception for all limits of a form. */
	private static ProblemDetail tooMuch(Exception ex, OptionalLong mostBytes) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		if (cause instanceof FileCountLimitExceededException parts) {
			return ProblemType.BAD_REQUEST.detail("The form may have up to %,d parts.".formatted(parts.getLimit()));
		}
		if (cause instanceof SizeException size && size.getPermittedSize() != mostBytes.orElse(-1)) {
			return ProblemType.BAD_REQUEST
				.detail("The headers of a part may have up to %,d bytes.".formatted(size.getPermittedSize()));
		}
		return ProblemType.PAYLOAD_TOO_LARGE
			.detail((mostBytes.orElse(-1) > 0) ? "The upload may have up to %,d bytes.".formatted(mostBytes.getAsLong())
					: "The upload is larger than the service allows.");
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (status.is5xxServerError() && status.value() != 503) {
			ResponseEntity<ProblemDetail> answer = internal(ex, headers);
			return (answer != null) ? body(answer) : null;
		}
		ProblemType type = ProblemType.of(status);
		String said = (type != ProblemType.NOT_FOUND && ex instanceof ErrorResponse response)
				? response.getBody().getDetail() : null;
		ProblemDetail problem = type.detail((said != null) ? said : type.explanation());
		problem.setStatus(status.value());
		return body(problem, headers);
	}

	private @Nullable ResponseEntity<ProblemDetail> internal(Exception ex, HttpHeaders headers) {
		if (this.disconnected.checkAndLogClientDisconnectedException(ex)) {
			// nobody is there to be answered
			return null;
		}
		String id = this.ids.next();
		log.error("Request failed, errorId {}", id, ex);
		ProblemDetail problem = ProblemType.INTERNAL
			.detail("Something unexpected happened; the log has it as " + id + ".");
		problem.setProperty("errorId", id);
		return answer(problem, headers);
	}

	@Override
	public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
		return ResponseEntity.class.isAssignableFrom(returned.getParameterType());
	}

	/** A download that fails has told its length already: the problem has another. */
	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returned, MediaType type,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (body instanceof ProblemDetail problem && response instanceof ServletServerHttpResponse servlet) {
			HttpServletResponse begun = servlet.getServletResponse();
			begun.setContentLengthLong(-1);
			OF_ANOTHER_BODY.forEach((header) -> begun.setHeader(header, null));
			if (problem.getStatus() != ProblemType.RANGE_NOT_SATISFIABLE.status().value()) {
				begun.setHeader(HttpHeaders.CONTENT_RANGE, null);
			}
		}
		return body;
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus()).headers(headers);
		if (ProblemType.isPassing(problem.getStatus()) && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
			answer.header(HttpHeaders.RETRY_AFTER, ProblemType.RETRY_AFTER);
		}
		return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private static ResponseEntity<Object> body(ProblemDetail problem, HttpHeaders headers) {
		return body(answer(problem, headers));
	}

	private static ResponseEntity<Object> body(ResponseEntity<ProblemDetail> answer) {
		return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
	}

}
