package io.adax.trainer.optimizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a learning rate schedule counts. */
@Schema(name = "SchedulePace",
		description = "What a schedule counts: iterations after the warm-up, or epochs of the run.",
		example = "iteration")
public enum Pace {

	/** Iterations after the warm-up: the rate may change with every batch. */
	@JsonProperty("iteration")
	ITERATION,

	/** Epochs of the run, those of the warm-up among them. */
	@JsonProperty("epoch")
	EPOCH

}
