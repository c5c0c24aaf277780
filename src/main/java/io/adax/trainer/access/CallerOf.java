package io.adax.trainer.access;

import java.util.Optional;

import jakarta.servlet.ServletRequest;

/** Who has sent a request, for those outside of the security filters. */
public final class CallerOf {

	static final String ATTRIBUTE = Caller.class.getName();

	private CallerOf() {
	}

	/** The caller; empty if nobody could be made out. */
	public static Optional<Caller> request(ServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof Caller caller) ? Optional.of(caller) : Optional.empty();
	}

}
