package io.adax.trainer.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The kinds of problem that the service answers with (RFC 9457). */
public enum ProblemType {

	/** No request that can be read. */
	BAD_REQUEST("Bad request", HttpStatus.BAD_REQUEST,
			"The request itself cannot be read: its address, its headers or its form is malformed."),

	/** Well-formed, but with faults. */
	INVALID_REQUEST("Invalid request", HttpStatus.BAD_REQUEST,
			"The request was understood, but some of its values are not allowed. `errors` names every one of them by JSON Pointer into the body, or by `/` and the name of a parameter."),

	/** No JSON. */
	MALFORMED_JSON("Malformed JSON", HttpStatus.BAD_REQUEST,
			"The body is not well-formed JSON. `detail` names the line and the column."),

	/** Nobody known. */
	UNAUTHORIZED("Unauthorized", HttpStatus.UNAUTHORIZED,
			"The request needs a key or a token, `Authorization: Bearer …`, and has none, or one that is not valid, or no longer."),

	/** Somebody known, who may not. */
	FORBIDDEN("Forbidden", HttpStatus.FORBIDDEN,
			"Whoever asks is known, and may not do this. `detail` names what is missing."),

	/** Nothing there. */
	NOT_FOUND("Not found", HttpStatus.NOT_FOUND, "There is nothing at this address, or no longer."),

	/** Another method. */
	METHOD_NOT_ALLOWED("Method not allowed", HttpStatus.METHOD_NOT_ALLOWED,
			"This address does not know the method; the header `Allow` lists those it knows."),

	/** No such representation. */
	NOT_ACCEPTABLE("Not acceptable", HttpStatus.NOT_ACCEPTABLE,
			"This address has no representation of a media type that the header `Accept` allows."),

	/** The state forbids it. */
	CONFLICT("Conflict", HttpStatus.CONFLICT,
			"The state of the resource does not allow the request. `detail` names the state."),

	/** A key that was used for something else. */
	IDEMPOTENCY_CONFLICT("Idempotency key used before", HttpStatus.CONFLICT,
			"The `Idempotency-Key` was used before, with another body."),

	/** No room for more bytes. */
	STORAGE_QUOTA("Storage quota used up", HttpStatus.CONFLICT,
			"The project may not store more. `detail` names the quota; delete datasets, or jobs with their models."),

	/** Somebody was faster. */
	PRECONDITION_FAILED("Precondition failed", HttpStatus.PRECONDITION_FAILED,
			"The resource was changed since it had the `ETag` that the header `If-Match` names. Read it again, and decide anew."),
	/** Too many bytes. */
	PAYLOAD_TOO_LARGE("Payload too large", HttpStatus.CONTENT_TOO_LARGE,
			"The body is larger than the service allows. `detail` names the limit."),

	/** Another media type. */
	UNSUPPORTED_MEDIA_TYPE("Unsupported media type", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"This address does not read bodies of this media type."),

	/** No such bytes. */
	RANGE_NOT_SATISFIABLE("Range not satisfiable", HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
			"There are no such bytes; the header `Content-Range` tells how many there are."),
	/** Too much at a time. */
	TOO_MANY_REQUESTS("Too many requests", HttpStatus.TOO_MANY_REQUESTS,
			"The client, or all clients together, ask for more at a time than the service allows. Try again later."),

	/** Too many jobs wait. */
	QUEUE_QUOTA("Queue quota used up", HttpStatus.TOO_MANY_REQUESTS,
			"The project may not have more jobs in the queue. `detail` names the quota; try again when some have begun."),

	/** A fault of the service. */
	INTERNAL("Internal error", HttpStatus.INTERNAL_SERVER_ERROR,
			"Something unexpected happened in the service. Its log has the details under `errorId`."),

	/** No engine process. */
	ENGINE_UNAVAILABLE("Engine unavailable", HttpStatus.SERVICE_UNAVAILABLE,
			"No engine process could answer. Try again later."),

	/** No database, or no blob store. */
	STORE_UNAVAILABLE("Store unavailable", HttpStatus.SERVICE_UNAVAILABLE,
			"The service's database or disk does not answer. Try again later."),

	/** No OpenID provider. */
	IDENTITY_UNAVAILABLE("Identity provider unavailable", HttpStatus.SERVICE_UNAVAILABLE,
			"The OpenID provider that tells whose token it is does not answer. Try again later; keys of the service open meanwhile.");

	/** Where the service answers for its problem types. */
	static final String BASE = "/api/v1/problems";

	/** After how many seconds to try again what may be answered otherwise then. */
	static final String RETRY_AFTER = "5";

	private final String title;

	private final HttpStatus status;

	private final String explanation;

	ProblemType(String title, HttpStatus status, String explanation) {
		this.title = title;
		this.status = status;
		this.explanation = explanation;
	}

	/** An exception that is answered with a problem of this type. */
	public ProblemException because(String detail) {
		return new ProblemException(this, detail);
	}

	/** A problem of this type. */
	ProblemDetail detail(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(this.status, detail);
		problem.setType(uri());
		problem.setTitle(this.title);
		return problem;
	}

	URI uri() {
		return URI.create(BASE + "/" + slug());
	}

	String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether the same request may be answered otherwise after a while. */
	static boolean isPassing(int status) {
		return status == HttpStatus.TOO_MANY_REQUESTS.value() || status == HttpStatus.SERVICE_UNAVAILABLE.value();
	}

	String title() {
		return this.title;
	}

	HttpStatus status() {
		return this.status;
	}

	String explanation() {
		return this.explanation;
	}

	static Optional<ProblemType> ofSlug(String slug) {
		return Arrays.stream(values()).filter((type) -> type.slug().equals(slug)).findFirst();
	}

	/**
	 * The most general type of that status, or else of its class: what is away without
	 * being named is no engine.
	 */
	static ProblemType of(HttpStatusCode status) {
		return Arrays.stream(values())
			.filter((type) -> type.status.value() == status.value() && type != ENGINE_UNAVAILABLE)
			.findFirst()
			.orElse(status.is4xxClientError() ? BAD_REQUEST : INTERNAL);
	}

}
