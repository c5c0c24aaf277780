package io.adax.trainer.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a run came to, to compare with what was expected of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a run came to, to compare with its forecast.")
public record RunActual(@Schema(description = "Iterations that it made.", example = "160") long iterations, @Schema(
		description = "Seconds from the begin of training to the end of the run, with evaluations, checkpoints and the model.",
		example = "13.1") double seconds,
		@Schema(description = "The largest resident memory of the run's engine process while it ran this run, with all that a process takes beside rows and network: Java, its heap as far as it has grown, native libraries, and what is not collected yet. Left out where the system does not tell, or the worker stopped answering.",
				example = "270848000") @Nullable Long memoryBytes,
		@Schema(description = "Resident memory of that process when the run began: an idle engine, with what it kept of runs before. `memoryBytes` less this is what the run added, to compare with `peakBytes` of the forecast; the first run of a new engine adds some 100 MB more (classes, compiled code, a first heap), and one after a larger run less than was planned.",
				example = "266813440") @Nullable Long memoryBeforeBytes) {
}
