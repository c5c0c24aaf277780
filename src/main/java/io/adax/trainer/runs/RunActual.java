package io.adax.trainer.runs;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a run came to, to compare with what was expected of it. */
@Schema(description = "What a run came to, to compare with its forecast.")
public record RunActual(@Schema(description = "Iterations that it made.", example = "160") long iterations, @Schema(
		description = "Seconds from the begin of training to the end of the run, with evaluations, checkpoints and the model.",
		example = "13.1") double seconds) {
}
