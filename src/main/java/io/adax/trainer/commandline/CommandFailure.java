package io.adax.trainer.commandline;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Ends a command with words for a person, a status for a script, and the service's own
 * JSON if there is some.
 */
final class CommandFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExitStatus status;

	private final transient List<String> details;

	private final transient @Nullable String json;

	private final boolean passing;

	private CommandFailure(ExitStatus status, String message, List<String> details, @Nullable String json,
			boolean passing) {
		super(message, null, false, false);
		this.status = status;
		this.details = List.copyOf(details);
		this.json = json;
		this.passing = passing;
	}

	CommandFailure(ExitStatus status, String message, List<String> details, @Nullable String json) {
		this(status, message, details, json, status == ExitStatus.UNREACHABLE || status == ExitStatus.SERVICE_FAILED);
	}

	CommandFailure(ExitStatus status, String message, String... details) {
		this(status, message, List.of(details), null);
	}

	/** Something about the command line or a local file. */
	static CommandFailure misuse(String message, String... details) {
		return new CommandFailure(ExitStatus.USAGE, message, details);
	}

	/** The same, which may be no more in a while. */
	CommandFailure thatPasses() {
		return new CommandFailure(this.status, String.valueOf(getMessage()), this.details, this.json, true);
	}

	/** Whether another attempt may do better. */
	boolean isPassing() {
		return this.passing;
	}

	ExitStatus status() {
		return this.status;
	}

	List<String> details() {
		return this.details;
	}

	@Nullable String json() {
		return this.json;
	}

}
