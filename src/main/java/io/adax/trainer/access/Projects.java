package io.adax.trainer.access;

import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The project that a request is about. What the service does by itself is about all of
 * them.
 */
@Component
public class Projects {

	/** The project of whatever names no other. */
	public static final String DEFAULT = "default";

	/** What a project may be called. */
	public static final String FORM = "[a-z0-9][a-z0-9-]{0,62}";

	/** What {@link #FORM} means, in words. */
	static final String MEANING = "must be 1 to 63 lower-case letters, digits and hyphens, the first of them no hyphen";

	/** Where what is made now goes. */
	public String current() {
		return caller().map(Caller::project).orElse(DEFAULT);
	}

	/** The only project that may be seen now; empty if all may be. */
	public Optional<String> only() {
		return caller().filter((caller) -> !caller.everywhere()).map(Caller::project);
	}

	/** Whether whoever asks may know how much there is, but not what. */
	public boolean areNumbersOnly() {
		return caller().filter(Caller::isMonitoring).isPresent();
	}

	/** Who asks; empty if the service does something by itself. */
	static Optional<Caller> caller() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Caller caller) ? Optional.of(caller)
				: Optional.empty();
	}

}
