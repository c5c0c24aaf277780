package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.data.Task;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.training.NetworkSpec;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingResult.BestMetric;
import io.adax.trainer.training.TrainingSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is shown: what was asked for with every default filled in, and how far it
 * is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Job", description = "A job: what was asked for, with every default filled in, and how far it has come.")
record JobView(
		@Schema(description = "Identifier of the job; sorts by creation time.",
				example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") String id,
		@Schema(description = "The project that it belongs to.", example = "default") String project,
		@Schema(description = "Its name.", example = "digits") String name,
		@Schema(description = "Its tags.", example = "[\"demo\"]") List<String> tags,
		@Schema(description = "Jobs with a higher priority leave the queue first.", example = "0") int priority,
		@Schema(description = "The pool whose workers may train it.", example = "default") String pool,
		JobStatus status,
		@Schema(description = "Why it has this status, where there is something to say.",
				example = "Stopped early: the watched metric no longer improved.") @Nullable String statusReason,
		Task task, DatasetChoice dataset, NetworkSpec network, OptimizerSpec optimizer, TrainingSpec training,
		@Schema(description = "Share of the iterations that are done, 0 to 1.", example = "0.4") double progress,
		@Schema(description = "Epochs completed.", example = "8") int epoch,
		@Schema(description = "Iterations completed.", example = "64") long iteration,
		@Schema(description = "Iterations of all epochs; 0 until it has begun.", example = "160") long totalIterations,
		@Schema(description = "When it will probably be done.", example = "2026-11-23T10:16:05Z") @Nullable Instant eta,
		@Nullable BestMetric bestMetric,
		@Schema(description = "The last value of each metric.",
				example = "{\"train.loss\":0.07,\"validation.accuracy\":0.9667}") @Nullable Map<String, Double> finalMetrics,
		@Nullable Failure failure,
		@Schema(description = "The job that it was cloned from.",
				example = "019aa3e0-1b7c-7d00-8a11-0242ac120002") @Nullable String clonedFrom,
		@Schema(description = "The iterations that the checkpoint held which it began with, if it did.",
				example = "500") @Nullable Long fromCheckpoint,
		@Schema(description = "The model that it trains again, if it does.",
				example = "019aa3f1-0c11-7d20-b2a1-0242ac120002") @Nullable String rebuildOf,
		@Schema(description = "Attempts begun.", example = "1") int attempts,
		@Schema(description = "Identifier of its model, when it has one: it succeeded, or its time is over.",
				example = "019aa3f1-0c11-7d20-b2a1-0242ac120002") @Nullable String modelId,
		@Schema(description = "When it was submitted.", example = "2026-11-23T10:15:29Z") Instant createdAt,
		@Schema(description = "When its first attempt began.",
				example = "2026-11-23T10:15:30Z") @Nullable Instant startedAt,
		@Schema(description = "When it was over.", example = "2026-11-23T10:15:42Z") @Nullable Instant finishedAt,
		Links links) {

	static JobView of(Job job, @Nullable String modelId, Instant now) {
		JobRequest request = job.request();
		Course course = job.course();
		return new JobView(job.id(), job.project(), String.valueOf(request.name()), request.tags(), request.priority(),
				request.pool(), job.status(), job.statusReason(), java.util.Objects.requireNonNull(request.task()),
				request.dataset(), request.network(), request.optimizer(), request.training(), job.progress(),
				course.epoch(), course.iteration(), course.totalIterations(), course.eta(now), course.bestMetric(),
				course.finalMetrics(), job.failure(), job.clonedFrom(),
				(job.start() != null) ? job.start().iteration() : null, job.rebuildOf(), job.attempts(), modelId,
				job.createdAt(), job.startedAt(), job.finishedAt(), Links.of(job.id(), modelId));
	}

	/** Where to go from here. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "JobLinks", description = "Where to go from here.")
	record Links(
			@Schema(description = "The job.",
					example = "/api/v1/jobs/019aa3f0-4b2a-7f00-9a55-0242ac120002") String self,
			@Schema(description = "Its attempts.",
					example = "/api/v1/jobs/019aa3f0-4b2a-7f00-9a55-0242ac120002/runs") String runs,
			@Schema(description = "Its curves.",
					example = "/api/v1/jobs/019aa3f0-4b2a-7f00-9a55-0242ac120002/metrics") String metrics,
			@Schema(description = "Its record.",
					example = "/api/v1/jobs/019aa3f0-4b2a-7f00-9a55-0242ac120002/events") String events,
			@Schema(description = "Its model, when it has one.",
					example = "/api/v1/models/019aa3f1-0c11-7d20-b2a1-0242ac120002") @Nullable String model,
			@Schema(description = "The evaluation of its model, when it has one.",
					example = "/api/v1/jobs/019aa3f0-4b2a-7f00-9a55-0242ac120002/evaluation") @Nullable String evaluation) {

		static Links of(String id, @Nullable String modelId) {
			String self = "/api/v1/jobs/" + id;
			return new Links(self, self + "/runs", self + "/metrics", self + "/events",
					(modelId != null) ? "/api/v1/models/" + modelId : null,
					(modelId != null) ? self + "/evaluation" : null);
		}

	}

}
