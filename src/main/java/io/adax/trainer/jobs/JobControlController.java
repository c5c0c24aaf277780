package io.adax.trainer.jobs;

import io.adax.trainer.web.AnswerHeader;
import io.adax.trainer.web.JobId;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.MergePatch;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Sends;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{id}")
@Tag(name = "jobs")
class JobControlController {

	private static final String MERGE_PATCH = "application/merge-patch+json";

	private final JobControl control;

	private final JobSubmission submission;

	private final Jobs jobs;

	JobControlController(JobControl control, JobSubmission submission, Jobs jobs) {
		this.control = control;
		this.submission = submission;
		this.jobs = jobs;
	}

	@PostMapping("/pause")
	@MayAnswer(ProblemType.CONFLICT)
	@Sends(AnswerHeader.ETAG)
	@Operation(operationId = "pauseJob", summary = "Pause a job",
			description = "A job that waits is paused at once; one that runs stops at the end of its batch, saves its state, and is PAUSED then, or SUCCEEDED if that was its last. Pausing a paused job changes nothing.")
	@ApiResponse(responseCode = "202", description = "The job is paused, or about to be.")
	ResponseEntity<JobView> pause(@JobId @PathVariable String id) {
		this.control.pause(id);
		return accepted(id);
	}

	@PostMapping("/resume")
	@MayAnswer({ ProblemType.CONFLICT, ProblemType.STORAGE_QUOTA, ProblemType.QUEUE_QUOTA })
	@Sends(AnswerHeader.ETAG)
	@Operation(operationId = "resumeJob", summary = "Resume a job",
			description = "Queues a job again that is PAUSED or has FAILED. It goes on from its newest checkpoint, to the same bits as if it had never stopped. Resuming a job that is queued changes nothing.")
	@ApiResponse(responseCode = "202", description = "The job is queued.")
	ResponseEntity<JobView> resume(@JobId @PathVariable String id,
			@RequestBody(required = false) @Nullable ResumeRequest request) {
		this.control.resume(id, (request != null) ? request.maxDuration() : null);
		return accepted(id);
	}

	@PostMapping("/cancel")
	@MayAnswer(ProblemType.CONFLICT)
	@Sends(AnswerHeader.ETAG)
	@Operation(operationId = "cancelJob", summary = "Cancel a job",
			description = "A job that waits or is paused is cancelled at once; one that runs stops within a batch, or is killed if that takes longer than `trainer.engine.cancel-grace`, and is CANCELLED then. Cancelling a cancelled job changes nothing.")
	@ApiResponse(responseCode = "202", description = "The job is cancelled, or about to be.")
	ResponseEntity<JobView> cancel(@JobId @PathVariable String id) {
		this.control.cancel(id);
		return accepted(id);
	}

	private ResponseEntity<JobView> accepted(String id) {
		return this.jobs.get(id).accepted();
	}

	@MayAnswer({ ProblemType.CONFLICT, ProblemType.PRECONDITION_FAILED })
	@PatchMapping(consumes = { MERGE_PATCH, "application/json" })
	@Sends(AnswerHeader.ETAG)
	@Operation(operationId = "updateJob", summary = "Change a job's name, tags, priority or pool",
			description = "Takes a JSON merge patch (RFC 7396). Another priority moves a job that waits to another place in the queue; another pool is for one that waits, is paused or has failed. With `If-Match` nobody else's change is lost; how far the job has come does not count for it.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = JobLabels.class),
							examples = @ExampleObject("{\"priority\": 10}"))))
	ResponseEntity<JobView> update(@JobId @PathVariable String id, @RequestBody MergePatch patch, @Parameter(
			description = "`ETag` of the job as it was read: the change is refused if name, tags, priority or pool were changed since.",
			example = "\"0-RUNNING-9f86d081884c7d65\"") @RequestHeader(name = HttpHeaders.IF_MATCH,
					required = false) @Nullable String ifMatch) {
		this.control.label(id, patch, ifMatch);
		return this.jobs.get(id).ok();
	}

	@PostMapping(path = "/clone", consumes = { MERGE_PATCH, "application/json" })
	@MayAnswer({ ProblemType.IDEMPOTENCY_CONFLICT, ProblemType.STORAGE_QUOTA, ProblemType.QUEUE_QUOTA })
	@Sends({ AnswerHeader.ETAG, AnswerHeader.LOCATION, AnswerHeader.IDEMPOTENT_REPLAYED })
	@Operation(operationId = "cloneJob", summary = "Clone a job",
			description = "Submits the job's request again as a new job, changed by a JSON merge patch (RFC 7396): what the patch names is replaced, null takes a value away. An object that gets another `type` is replaced as a whole, with the defaults of that type for what the patch does not name. `{}` changes nothing. The whole is checked like a submission, and starts from the beginning, or with `fromCheckpoint` from a checkpoint of the job; then dataset, task, network, batch size, seed, the optimizer's type, whether AdaFactor has a `beta1` above 0, and the watched metric must stay, and there must be an epoch left to train.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = CloneRequest.class),
							examples = @ExampleObject("{\"optimizer\": {\"learningRate\": 0.001}}"))))
	@ApiResponse(responseCode = "201",
			description = "The new job is queued, now or by an earlier request with this key; then the header `Idempotent-Replayed` is true.")
	ResponseEntity<JobView> clone(@JobId @PathVariable String id, @RequestBody MergePatch patch, @Parameter(
			description = "A key of your choice, up to 255 printable characters, under which this very request may be repeated.",
			example = "7b0f7a3e-digits") @RequestHeader(name = EarlierSubmissions.KEY,
					required = false) @Nullable @Pattern(regexp = "[\\x21-\\x7e]{1,255}",
							message = "must be 1 to 255 printable characters") String idempotencyKey) {
		Idempotency idempotency = Idempotency.ofClone(idempotencyKey, id, patch);
		return this.submission.repeated(idempotency).orElseGet(() -> clone(id, patch, idempotency)).created();
	}

	private JobSubmission.Submitted clone(String id, MergePatch patch, Idempotency idempotency) {
		JobControl.Clone clone = this.control.overridden(id, patch);
		return this.submission.submit(clone.request(), idempotency,
				Descent.clone(this.jobs.project(id), id, clone.fromCheckpoint()));
	}

}
