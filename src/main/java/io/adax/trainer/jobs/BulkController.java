package io.adax.trainer.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Rule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does the same to many jobs, each in a transaction of its own: what was done before a
 * failure stays done, and the same request again does the rest.
 */
@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "jobs")
class BulkController {

	private final Jobs jobs;

	private final JobControl control;

	private final JobRemoval removal;

	BulkController(Jobs jobs, JobControl control, JobRemoval removal) {
		this.jobs = jobs;
		this.control = control;
		this.removal = removal;
	}

	@PostMapping("/cancel")
	@Operation(operationId = "cancelJobs", summary = "Cancel many jobs",
			description = "Cancels the jobs that match a filter, the oldest first, as `POST /jobs/{id}/cancel` does; those that are cancelled already are passed over. At least one filter is required. A request looks at up to `limit` jobs; `nextCursor` leads on.")
	@ApiResponse(responseCode = "200", description = "How many, and which were refused.")
	BulkResult cancel(@Valid @ParameterObject JobFilter filter, @Valid @ParameterObject BulkQuery query)
			throws IOException {
		return each(this.jobs.find(required(filter), JobStatus.CANCELLED, query.page()), this.control::cancel);
	}

	@DeleteMapping
	@Operation(operationId = "deleteJobs", summary = "Delete many jobs",
			description = "Deletes the jobs that match a filter, the oldest first, as `DELETE /jobs/{id}` does: one that is not over is refused. At least one filter is required. A request looks at up to `limit` jobs; `nextCursor` leads on.")
	@ApiResponse(responseCode = "200", description = "How many, and which were refused.")
	BulkResult delete(@Valid @ParameterObject JobFilter filter, @Valid @ParameterObject BulkQuery query)
			throws IOException {
		return each(this.jobs.find(required(filter), null, query.page()), this.removal::remove);
	}

	private static JobFilter required(JobFilter filter) {
		if (filter.isEmpty()) {
			throw InvalidRequest.at("", Complaint.of(Rule.REQUIRED,
					"at least one filter is required, so that nobody means all jobs by mistake"));
		}
		return filter;
	}

	private static BulkResult each(Page<String> ids, Deed deed) throws IOException {
		List<BulkResult.Refusal> refused = new ArrayList<>();
		int done = 0;
		for (String id : ids.items()) {
			try {
				deed.to(id);
				done++;
			}
			catch (ProblemException ex) {
				if (ex.type() != ProblemType.NOT_FOUND) {
					refused.add(new BulkResult.Refusal(id, String.valueOf(ex.getMessage())));
				}
			}
		}
		return new BulkResult(done, refused, ids.nextCursor());
	}

	/** What is done to a job. */
	@FunctionalInterface
	private interface Deed {

		void to(String id) throws IOException;

	}

}
