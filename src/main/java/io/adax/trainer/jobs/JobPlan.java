package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.data.Task;
import io.adax.trainer.runs.TimeEstimate;
import io.adax.trainer.training.NetworkPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a job would do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a job would do, without queueing it.")
record JobPlan(JobRequest job, Task task,
		@Schema(description = "The column to learn.", example = "species") String target, NetworkPlan network,
		MemoryPlan memory,
		@Schema(description = "Rows to train on, about: the split rounds.", example = "120") long trainingRows,
		@Schema(description = "Iterations of one epoch.", example = "8") long iterationsPerEpoch,
		@Schema(description = "Iterations of all epochs.", example = "160") long totalIterations,
		@Schema(description = "How long it would take; left out if there was no run of a network alike yet.") @Nullable TimeEstimate time,
		@Schema(description = "Jobs that would be before it in the queue.", example = "2") long ahead,
		@Schema(description = "When it would probably begin; left out if nobody can tell.",
				example = "2026-11-23T10:16:05Z") @Nullable Instant estimatedStart,
		@Schema(description = "What is allowed, and perhaps not meant, a sentence each.",
				example = "[\"The warm-up takes 500 iterations and the run has 160: the learning rate is never reached.\"]") List<String> warnings) {
}
