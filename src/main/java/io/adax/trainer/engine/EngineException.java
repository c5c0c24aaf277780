package io.adax.trainer.engine;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Why an engine gave no result. The message is one line for a user. */
public final class EngineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	private final @Nullable String details;

	private final @Nullable Integer exitCode;

	EngineException(Kind kind, String message) {
		this(kind, message, null, null, null);
	}

	EngineException(Kind kind, String message, @Nullable String details) {
		this(kind, message, details, null, null);
	}

	EngineException(Kind kind, String message, @Nullable Throwable cause) {
		this(kind, message, null, null, cause);
	}

	private EngineException(Kind kind, String message, @Nullable String details, @Nullable Integer exitCode,
			@Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
		this.details = details;
		this.exitCode = exitCode;
	}

	static EngineException crashed(Child child) {
		return new EngineException(Kind.CRASHED, "The engine process ended unexpectedly: %s".formatted(child.ending()),
				child.logTail(), child.exitCode(), null);
	}

	/** What went wrong. */
	public Kind kind() {
		return this.kind;
	}

	/** The engine's stack trace, or the end of its log; for operators. */
	public Optional<String> details() {
		return Optional.ofNullable(this.details);
	}

	/** The exit code of the process, if it ended by itself or by a signal. */
	public Optional<Integer> exitCode() {
		return Optional.ofNullable(this.exitCode);
	}

	/** The name of the signal that ended the process, if one did. */
	public Optional<String> signal() {
		return exitCode().flatMap(ExitCode::signal);
	}

	/** What can go wrong. */
	public enum Kind {

		/** The request itself cannot be done. */
		INVALID,
		/** The data cannot be used. */
		DATA,
		/** An engine may not have as much memory as it needs. */
		CAPACITY,
		/** Something unexpected happened in the engine. */
		INTERNAL,
		/** The process ended by itself. */
		CRASHED,
		/** The process was ended because it did not stop when asked. */
		KILLED,
		/** The answer took too long. */
		TIMEOUT,
		/** No engine could be started. */
		UNAVAILABLE

	}

}
