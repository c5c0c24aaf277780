package io.adax.trainer.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was expected of a run when its engine began. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What was expected of a run when its engine began to train.")
public record RunForecast(@Schema(description = "Iterations to go.", example = "160") long iterations,
		@Schema(description = "Parameters of the network.", example = "387") long parameters,
		@Schema(description = "Memory for parameters, gradient, optimizer state and one batch's activations.",
				example = "35840") long memoryBytes,
		@Schema(description = "The most that rows and network take at a time, beside what an idle engine takes: `memory.peakBytes` of the plan.",
				example = "56720") long peakBytes,
		@Schema(description = "How long it would take; left out if there was no run of a network alike.") @Nullable TimeEstimate time) {
}
