package io.adax.trainer.jobs;

import java.io.IOException;

import io.adax.trainer.web.AnswerHeader;
import io.adax.trainer.web.JobId;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Sends;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "jobs", description = "Trainings: what was asked for, and how far it has come.")
class JobsController {

	private final JobSubmission submission;

	private final Jobs jobs;

	private final JobPlans plans;

	private final JobRemoval removal;

	JobsController(JobSubmission submission, Jobs jobs, JobPlans plans, JobRemoval removal) {
		this.submission = submission;
		this.jobs = jobs;
		this.plans = plans;
		this.removal = removal;
	}

	@PostMapping
	@MayAnswer({ ProblemType.IDEMPOTENCY_CONFLICT, ProblemType.STORAGE_QUOTA, ProblemType.QUEUE_QUOTA })
	@Sends({ AnswerHeader.ETAG, AnswerHeader.LOCATION, AnswerHeader.IDEMPOTENT_REPLAYED })
	@Operation(operationId = "submitJob", summary = "Submit a job",
			description = "Checks the job and queues it. With an `Idempotency-Key`, the same request sent again gets the first answer again, instead of a second job; `GET /jobs?idempotencyKey=` tells what became of it.")
	@ApiResponse(responseCode = "201",
			description = "The job is queued, now or by an earlier request with this key; then the header `Idempotent-Replayed` is true.")
	ResponseEntity<JobView> submit(@RequestBody JobRequest request, @Parameter(
			description = "A key of your choice, up to 255 printable characters, under which this very request may be repeated.",
			example = "7b0f7a3e-digits") @RequestHeader(name = EarlierSubmissions.KEY,
					required = false) @Nullable @Pattern(regexp = "[\\x21-\\x7e]{1,255}",
							message = "must be 1 to 255 printable characters") String idempotencyKey) {
		return this.submission.submit(request, idempotencyKey).created();
	}

	@PostMapping("/validate")
	@MayAnswer(ProblemType.ENGINE_UNAVAILABLE)
	@Operation(operationId = "validateJob", summary = "Check a job",
			description = "Checks a job as its submission would, and answers with what it would do: the request with every default filled in, layers, parameters, memory, iterations, about how long, about when, and what you should know. Nothing is queued.")
	JobPlan validate(@RequestBody JobRequest request) {
		return this.plans.of(request);
	}

	@GetMapping
	@Operation(operationId = "listJobs", summary = "List jobs",
			description = "Jobs in an order, page by page; filters narrow them down. A page begins behind the last job of the one before, whatever jobs come and go.")
	Page<JobView> list(@Valid @ParameterObject JobFilter filter, @Parameter(
			description = "Order: `createdAt`, `priority` or `name`; with `-` the latest, highest or last first.",
			example = "-createdAt") @RequestParam(defaultValue = "-createdAt") @Pattern(regexp = JobOrder.FORM,
					message = "must be createdAt, priority or name, or one of them with - before it") String sort,
			@Valid @ParameterObject PageQuery page) {
		return this.jobs.list(filter, JobOrder.of(sort), page);
	}

	@DeleteMapping("/{id}")
	@MayAnswer(ProblemType.CONFLICT)
	@Operation(operationId = "deleteJob", summary = "Delete a job",
			description = "Deletes a job that is over, with its runs, metrics, events, checkpoints and model.")
	@ApiResponse(responseCode = "204", description = "The job is gone.")
	ResponseEntity<Void> delete(@JobId @PathVariable String id) throws IOException {
		this.removal.remove(id);
		return ResponseEntity.noContent().build();
	}

}
