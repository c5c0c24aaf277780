package io.adax.trainer.jobs;

import java.util.List;

import io.adax.trainer.models.ModelId;
import io.adax.trainer.web.AnswerHeader;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Sends;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/{id}")
@Tag(name = "models")
class RebuildsController {

	private final Rebuilds rebuilds;

	private final Jobs jobs;

	RebuildsController(Rebuilds rebuilds, Jobs jobs) {
		this.rebuilds = rebuilds;
		this.jobs = jobs;
	}

	@PostMapping("/rebuild")
	@MayAnswer({ ProblemType.CONFLICT, ProblemType.STORAGE_QUOTA, ProblemType.QUEUE_QUOTA })
	@Sends({ AnswerHeader.ETAG, AnswerHeader.LOCATION })
	@Operation(operationId = "rebuildModel", summary = "Train a model again",
			description = "Queues a job that trains the model again, from the same spec, data and seed, without a limit of time. `GET /models/{id}/rebuilds` tells whether it ended with the same bits. Refused when its dataset is gone, or the checkpoint that its job began with, and until its job has succeeded.")
	@ApiResponse(responseCode = "202", description = "The job is queued; `Location` names it.")
	ResponseEntity<JobView> rebuild(@ModelId @PathVariable String id) {
		ShownJob job = this.jobs.get(this.rebuilds.start(id));
		return job.with(ResponseEntity.accepted().location(job.location()));
	}

	@GetMapping("/rebuilds")
	@Operation(operationId = "listRebuilds", summary = "The rebuilds of a model",
			description = "Every job that trained the model again, the newest first: whether its hashes are those of the model, and the first checkpoint at which the two trainings differ.")
	RebuildList list(@ModelId @PathVariable String id) {
		return new RebuildList(this.rebuilds.of(id));
	}

	@Schema(name = "RebuildList", description = "The rebuilds of a model.")
	record RebuildList(@Schema(description = "The rebuilds, the newest first.") List<RebuildView> items) {
	}

}
