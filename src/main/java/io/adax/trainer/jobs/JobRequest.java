package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.data.Task;
import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.training.AdaXOptimizer;
import io.adax.trainer.training.NetworkSpec;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingSpec;
import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a user asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A training job: which data, which network, which optimizer, how long.",
		example = JobRequest.EXAMPLE)
record JobRequest(@Schema(description = "A name for people; made of dataset and optimizer if left out.",
		example = "digits") @Nullable @Pattern(regexp = Printable.NAME, message = Printable.NO_NAME) String name,
		@Schema(description = "Tags to find it by.", example = "[\"demo\"]") @Size(
				max = 20) List<@NotNull @Pattern(regexp = JobLabels.TAG, message = JobLabels.NO_TAG) String> tags,
		@Schema(description = "Jobs with a higher priority leave the queue first.", defaultValue = "0",
				example = "0") @Min(-100) @Max(100) Integer priority,
		@Schema(description = "The pool whose workers may train it.", defaultValue = WorkerProperties.DEFAULT_POOL,
				example = "default") @Pattern(regexp = WorkerProperties.POOL,
						message = WorkerProperties.NO_POOL) String pool,
		@Schema(description = "What is learned; inferred from the target if left out.",
				example = "classification") @Nullable Task task,
		@NotNull @Valid DatasetChoice dataset, @NotNull @Valid NetworkSpec network, @Valid OptimizerSpec optimizer,
		@Valid TrainingSpec training) {

	static final String EXAMPLE = """
			{"name":"digits","tags":["demo"],
			 "dataset":{"id":"iris","split":{"validation":0.2}},
			 "network":{"layers":[{"type":"dense","units":64,"activation":"relu"},{"type":"dropout","rate":0.1}]},
			 "optimizer":{"type":"adax","learningRate":0.005,"schedule":{"type":"cosine","warmupSteps":10}},
			 "training":{"epochs":20,"batchSize":16,"seed":42,"earlyStopping":{"metric":"validation.loss","patience":5}}}""";

	JobRequest {
		tags = Objects.requireNonNullElse(tags, List.of());
		priority = Objects.requireNonNullElse(priority, 0);
		pool = Objects.requireNonNullElse(pool, WorkerProperties.DEFAULT_POOL);
		optimizer = Objects.requireNonNullElseGet(optimizer, AdaXOptimizer::byDefault);
		training = Objects.requireNonNullElseGet(training,
				() -> new TrainingSpec(10, 32, 42L, null, null, new TrainingSpec.Checkpointing(500, 60, 3)));
	}

	/** The same by another name. */
	JobRequest labelled(JobLabels labels) {
		return new JobRequest(labels.name(), labels.tags(), labels.priority(), labels.pool(), this.task, this.dataset,
				this.network, this.optimizer, this.training);
	}

	/** The same with another training time. */
	JobRequest within(Duration maxDuration) {
		return new JobRequest(this.name, this.tags, this.priority, this.pool, this.task, this.dataset, this.network,
				this.optimizer, this.training.within(maxDuration));
	}

	/** The same to train its model again, however long that takes. */
	JobRequest rebuilt() {
		String name = Printable.cut("rebuild of " + this.name, Printable.LONGEST_NAME);
		return new JobRequest(name, this.tags, this.priority, this.pool, this.task, this.dataset, this.network,
				this.optimizer, this.training.withoutLimit());
	}

	/** The same with what was left open settled. */
	JobRequest settled(String name, Task task, String target) {
		return new JobRequest(name, this.tags, this.priority, this.pool, task, this.dataset.withTarget(target),
				this.network, this.optimizer, this.training);
	}

}
