package io.adax.trainer.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an attempt failed, and what to do about it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why an attempt failed, and what to do about it.")
public record Failure(@JsonProperty("class") @Schema(description = "Kind of failure.", example = "numeric") Kind kind,
		@Schema(description = "What happened.",
				example = "The loss became NaN at iteration 17 (epoch 2).") String message,
		@Schema(description = "What to try.", example = "Lower optimizer.learningRate.") @Nullable String hint,
		@Nullable Evidence evidence) {

	public Failure(Kind kind, String message, @Nullable String hint) {
		this(kind, message, hint, null);
	}

	/** The same with what it was concluded from. */
	public Failure with(Evidence evidence) {
		return new Failure(this.kind, this.message, this.hint, evidence);
	}

	/** What a failure was concluded from. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "FailureEvidence", description = "What it was concluded from.")
	public record Evidence(
			@Schema(description = "Iterations that are on record by then.", example = "1200") long iteration,
			@Schema(description = "Exit code of the engine process.", example = "137") @Nullable Integer exitCode,
			@Schema(description = "Signal that ended the engine process.", example = "SIGKILL") @Nullable String signal,
			@Schema(description = "The last lines of the engine's log, or where in the engine it happened.",
					example = "A fatal error has been detected by the Java Runtime Environment") @Nullable String log) {
	}

	/** What is to blame. */
	@Schema(name = "FailureClass",
			description = "user: the request cannot be run; data: the dataset cannot be read; numeric: training diverged; capacity: out of memory, or more than the project may store; infrastructure: an engine or a worker was lost; budget: its training time is over.",
			example = "numeric")
	public enum Kind {

		@JsonProperty("user")
		USER, @JsonProperty("data")
		DATA, @JsonProperty("numeric")
		NUMERIC, @JsonProperty("capacity")
		CAPACITY, @JsonProperty("infrastructure")
		INFRASTRUCTURE, @JsonProperty("budget")
		BUDGET

	}

}
