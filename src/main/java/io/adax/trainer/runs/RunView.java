package io.adax.trainer.runs;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.training.Exactness;
import io.adax.trainer.training.NumericEnvironment;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One attempt at a job, as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Run", description = "One attempt at a job.")
public record RunView(
		@Schema(description = "Identifier of the run.", example = "019aa3f0-5d1e-7c11-8f7e-0242ac120002") String id,
		@Schema(description = "The job.", example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") String jobId,
		@Schema(description = "Number of the attempt, from 1.", example = "1") int attempt, RunStatus status,
		@Schema(description = "Iterations that a checkpoint already held when it began; left out until its engine has begun.",
				example = "0") @Nullable Long resumedFrom,
		@Nullable NumericEnvironment environment, @Nullable Exactness exactness,
		@Schema(description = "Why an undisturbed training might end with other bits.",
				example = "[\"After iteration 500 it went on in another numeric environment: BLAS is OPENBLAS SkylakeX, was OPENBLAS Haswell.\"]") @Nullable List<String> notExactBecause,
		@Nullable RunForecast forecast, @Nullable RunActual actual, @Nullable Failure failure,
		@Schema(description = "When it began.", example = "2026-11-23T10:15:30Z") Instant startedAt,
		@Schema(description = "When it ended.", example = "2026-11-23T10:15:42Z") @Nullable Instant finishedAt) {

	/** As it is shown to whoever sees its project only. */
	RunView ofOneProject() {
		return new RunView(this.id, this.jobId, this.attempt, this.status, this.resumedFrom, this.environment,
				this.exactness, this.notExactBecause, this.forecast,
				(this.actual != null) ? this.actual.ofOneProject() : null, this.failure, this.startedAt,
				this.finishedAt);
	}

}
