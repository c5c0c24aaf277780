package io.adax.trainer.jobs;

import java.time.Duration;

import io.adax.trainer.web.AnswerHeader;
import io.adax.trainer.web.JobId;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Sends;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Shows a job, now or once its status is another. */
@RestController
@RequestMapping("/api/v1/jobs/{id}")
@Tag(name = "jobs")
class JobController {

	/** An answer that is due may have to wait for a connection to the database. */
	private static final Duration LATE = Duration.ofSeconds(30);

	private static final String TOO_LONG = "must be between 0s and 60s";

	private final Jobs jobs;

	private final StatusWaits waits;

	JobController(Jobs jobs, StatusWaits waits) {
		this.jobs = jobs;
		this.waits = waits;
	}

	@GetMapping(params = "!wait")
	@MayAnswer(ProblemType.TOO_MANY_REQUESTS)
	@Sends(AnswerHeader.ETAG)
	@Operation(operationId = "getJob", summary = "Show a job",
			description = "A job with its status, progress and, when it is over, its results. With `wait` the answer comes when the status is another than now, or than that of the representation in `If-None-Match`, so that no change is missed; else after that time. A job that is over is answered at once.")
	@ApiResponse(responseCode = "200", description = "The job; `ETag` changes with anything that is shown of it.")
	@ApiResponse(responseCode = "304", description = "Nothing has changed since `If-None-Match`.", content = @Content)
	ResponseEntity<JobView> get(@JobId @PathVariable String id,
			@Parameter(description = "How long to wait for another status at most, up to 60s.",
					schema = @Schema(type = "string", pattern = "\\d+(ms|s|m)?"),
					example = "30s") @RequestParam(required = false) @Nullable String wait,
			@Parameter(description = "`ETag` of the representation that you have; `*` for any.",
					example = "\"0-RUNNING-9f86d081884c7d65\"") @RequestHeader(name = HttpHeaders.IF_NONE_MATCH,
							required = false) @Nullable String ifNoneMatch) {
		return this.jobs.get(id).okUnlessHad(ifNoneMatch);
	}

	/** Holds neither a thread nor a connection to the database meanwhile. */
	@GetMapping(params = "wait")
	@Hidden
	DeferredResult<ResponseEntity<JobView>> await(@PathVariable String id,
			@RequestParam @DurationFormat(style = DurationFormat.Style.SIMPLE,
					defaultUnit = DurationFormat.Unit.SECONDS) @DurationMin(
							message = TOO_LONG) @DurationMax(seconds = 60, message = TOO_LONG) Duration wait,
			@RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
		JobStatus now = this.jobs.status(id);
		JobStatus known = JobTag.parse(ifNoneMatch).map(JobTag::status).orElse(now);
		DeferredResult<ResponseEntity<JobView>> result = new DeferredResult<>(wait.plus(LATE).toMillis());
		if (known != now || now.isOver()) {
			result.setResult(this.jobs.get(id).okUnlessHad(ifNoneMatch));
		}
		else {
			this.waits.add(id, known, wait, () -> answer(result, id, ifNoneMatch));
		}
		return result;
	}

	private void answer(DeferredResult<ResponseEntity<JobView>> result, String id, @Nullable String ifNoneMatch) {
		try {
			result.setResult(this.jobs.get(id).okUnlessHad(ifNoneMatch));
		}
		catch (RuntimeException ex) {
			result.setErrorResult(ex);
		}
	}

}
