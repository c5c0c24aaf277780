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
		@Schema(description = "By how much the resident memory of the run's engine process grew at most while it ran this run, to compare with `peakBytes` of the forecast. The first run of a new engine adds some 100 MB more (classes, compiled code, a first heap), and one after a larger run, perhaps of another project, less than was planned. Left out where the system does not tell, or the worker stopped answering.",
				example = "4034560") @Nullable Long addedBytes,
		@Schema(description = "The largest resident memory of that process during the run, with all that a process takes beside rows and network: Java, its heap as far as it has grown, native libraries, and what is not collected yet. For whoever sees all projects only: engines work for all of them.",
				example = "270848000") @Nullable Long memoryBytes,
		@Schema(description = "Resident memory of that process when the run began: an idle engine, with what it kept of runs before. For whoever sees all projects only.",
				example = "266813440") @Nullable Long memoryBeforeBytes) {

	static RunActual of(MeasuredRun run, @Nullable Long memoryBytes, @Nullable Long memoryBeforeBytes) {
		Long added = (memoryBytes != null && memoryBeforeBytes != null) ? memoryBytes - memoryBeforeBytes : null;
		return new RunActual(run.iterations(), Speeds.rounded(run.seconds()), added, memoryBytes, memoryBeforeBytes);
	}

	/** Without what runs of other projects left in the engine. */
	RunActual ofOneProject() {
		return new RunActual(this.iterations, this.seconds, this.addedBytes, null, null);
	}

}
