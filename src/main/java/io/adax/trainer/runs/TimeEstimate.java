package io.adax.trainer.runs;

import io.swagger.v3.oas.annotations.media.Schema;

/** How long a training will probably take. */
@Schema(description = "How long a training will probably take: as long as those of networks alike did before, iteration by iteration.")
public record TimeEstimate(@Schema(description = "The median, in seconds.", example = "12.5") double seconds,
		@Schema(description = "As fast as the fastest of them.", example = "9.8") double atLeastSeconds,
		@Schema(description = "As slow as the slowest of them.", example = "17.1") double atMostSeconds,
		@Schema(description = "How many runs this is made of, 20 at most.", example = "5") int runs) {
}
