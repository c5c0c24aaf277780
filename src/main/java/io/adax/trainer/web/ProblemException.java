package io.adax.trainer.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/** A request that is answered with a problem. */
public class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ProblemType type;

	private final String detail;

	protected ProblemException(ProblemType type, String detail) {
		super(detail);
		this.type = type;
		this.detail = detail;
	}

	/** The kind of problem. */
	public ProblemType type() {
		return this.type;
	}

	/** Headers of the answer, beside the usual ones. */
	HttpHeaders headers() {
		return new HttpHeaders();
	}

	/** What the client is answered. */
	ProblemDetail problem() {
		return this.type.detail(this.detail);
	}

}
