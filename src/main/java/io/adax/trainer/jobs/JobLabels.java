package io.adax.trainer.jobs;

import java.util.List;
import java.util.Objects;

import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What may be changed of a job: nothing that its result depends on. */
@Schema(description = "What may be changed of a job: nothing that its result depends on.")
record JobLabels(
		@Schema(description = "A name for people.", example = "digits") @NotNull @Pattern(regexp = Printable.NAME,
				message = Printable.NO_NAME) String name,
		@Schema(description = "Tags to find it by.", example = "[\"demo\"]") @Size(
				max = 20) List<@NotNull @Pattern(regexp = JobLabels.TAG, message = JobLabels.NO_TAG) String> tags,
		@Schema(description = "Jobs with a higher priority leave the queue first.",
				example = "10") @Min(-100) @Max(100) Integer priority,
		@Schema(description = "The pool whose workers may train it; of a job that waits, is paused or has failed.",
				example = "default") @Pattern(regexp = WorkerProperties.POOL,
						message = WorkerProperties.NO_POOL) String pool) {

	static final String TAG = "[A-Za-z0-9._:/-]{1,64}";

	static final String NO_TAG = "must be 1 to 64 letters, digits or . _ : / -";

	JobLabels {
		tags = Objects.requireNonNullElse(tags, List.of());
		priority = Objects.requireNonNullElse(priority, 0);
		pool = Objects.requireNonNullElse(pool, WorkerProperties.DEFAULT_POOL);
	}

	static JobLabels of(JobRequest request) {
		return new JobLabels(String.valueOf(request.name()), request.tags(), request.priority(), request.pool());
	}

}
