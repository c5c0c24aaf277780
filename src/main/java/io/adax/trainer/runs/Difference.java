package io.adax.trainer.runs;

import io.swagger.v3.oas.annotations.media.Schema;

/** A checkpoint after which two trainings had other bits. */
@Schema(name = "Difference", description = "A checkpoint after which two trainings had other bits.")
public record Difference(@Schema(description = "Iterations completed.", example = "500") long iteration,
		@Schema(description = "Whether the parameters were the same.", example = "false") boolean parametersEqual,
		@Schema(description = "Whether the optimizer's state was the same.",
				example = "false") boolean optimizerStateEqual) {
}
