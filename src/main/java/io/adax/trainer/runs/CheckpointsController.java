package io.adax.trainer.runs;

import java.io.IOException;
import java.util.List;

import io.adax.trainer.web.Download;
import io.adax.trainer.web.Downloads;
import io.adax.trainer.web.JobId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{id}/checkpoints")
@Tag(name = "runs")
class CheckpointsController {

	private final RunHistory history;

	private final RunCheckpoints checkpoints;

	CheckpointsController(RunHistory history, RunCheckpoints checkpoints) {
		this.history = history;
		this.checkpoints = checkpoints;
	}

	@GetMapping
	@Operation(operationId = "listCheckpoints", summary = "The checkpoints of a job",
			description = "The states that are kept now, the newest first: on disk, or in S3 where the service keeps its blobs there. Of a job that has succeeded or was cancelled the last one stays for a while; it holds the best parameters, too.")
	CheckpointList list(@JobId @PathVariable String id) {
		this.history.requireJob(id);
		return new CheckpointList(this.checkpoints.list(id));
	}

	@GetMapping(path = "/{iteration}/content", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	@Operation(operationId = "downloadCheckpoint", summary = "Download a checkpoint",
			description = "A checkpoint as it was written: magic, header in JSON, little-endian arrays, SHA-256; docs/checkpoint-format.md has the details.")
	@Downloads
	ResponseEntity<Resource> content(@JobId @PathVariable String id,
			@Parameter(description = "Iterations completed, as the list shows.",
					example = "500") @PathVariable long iteration,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		this.history.requireJob(id);
		KeptCheckpoint kept = this.checkpoints.require(id, iteration);
		return new Download(kept.file().sizeBytes(), kept.content()::open, MediaType.APPLICATION_OCTET_STREAM,
				kept.file().sha256(), "%s-%d.ckpt".formatted(id, iteration))
			.answer(request);
	}

	@Schema(name = "CheckpointList", description = "The checkpoints of a job.")
	record CheckpointList(@Schema(description = "The checkpoints, the newest first.") List<CheckpointView> items) {
	}

}
