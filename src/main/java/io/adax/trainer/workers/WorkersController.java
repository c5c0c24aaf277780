package io.adax.trainer.workers;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/workers")
@Tag(name = "system")
class WorkersController {

	private final Workers workers;

	private final Assignments assignments;

	WorkersController(Workers workers, Assignments assignments) {
		this.workers = workers;
		this.assignments = assignments;
	}

	@GetMapping
	@Operation(operationId = "listWorkers", summary = "Who trains",
			description = "The workers of all replicas that live, the oldest first, with their pools, slots and jobs. One that was killed is listed until its heartbeats are missed; one that stops is `draining` until its last job has ended.")
	WorkerList list() {
		Map<String, List<String>> jobs = this.assignments.byWorker();
		return new WorkerList(this.workers.living()
			.stream()
			.map((worker) -> WorkerView.of(worker, this.assignments.visible(jobs.getOrDefault(worker.id(), List.of()))))
			.toList());
	}

	@Schema(name = "WorkerList", description = "The workers that live.")
	record WorkerList(@Schema(description = "The workers, the oldest first.") List<WorkerView> items) {
	}

}
