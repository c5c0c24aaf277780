package io.adax.trainer.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the bits of a state come from.
 *
 * @param environment in which they were computed last
 * @param notExact why an undisturbed run might have come to others; empty if it would not
 */
record Provenance(NumericEnvironment environment, List<String> notExact) {

	private static final int MOST_CHANGES = 20;

	static Provenance of(NumericEnvironment environment) {
		return new Provenance(environment, List.of());
	}

	/**
	 * Of a state that goes on from the one that a checkpoint's header tells of. Of a run
	 * that moves to and fro for weeks the first changes are enough; each has its warning,
	 * too.
	 */
	Provenance after(Checkpoint.Header header) {
		return new Provenance(this.environment,
				Stream.concat(header.notExact().stream(), change(header).stream()).limit(MOST_CHANGES).toList());
	}

	/** What is another in this environment than it was in the checkpoint's. */
	Optional<String> change(Checkpoint.Header header) {
		NumericEnvironment before = header.environment();
		List<String> changes = (before != null) ? this.environment.changesSince(before)
				: List.of("that of the checkpoint is not recorded");
		return changes.isEmpty() ? Optional.empty()
				: Optional.of("After iteration %,d it went on in another numeric environment: %s."
					.formatted(header.position().iteration(), String.join("; ", changes)));
	}

}
