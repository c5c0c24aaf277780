package io.adax.trainer.workers;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/** A worker as it is shown. */
@Schema(name = "Worker", description = "A replica that trains.")
record WorkerView(
		@Schema(description = "Identifier of the worker, another one after each start.",
				example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") String id,
		@Schema(description = "Name of its machine or pod.", example = "trainer-worker-gpu-6c9b7") String host,
		@Schema(description = "The pool whose jobs it takes.", example = "default") String pool,
		@Schema(description = "Trainings side by side.", example = "2") int slots,
		@Schema(description = "Jobs that it has in hand, as far as whoever asks may see them.", example = "1") int busy,
		@Schema(description = "Version of AdaX Trainer.", example = "0.1.0") String version,
		@Schema(description = "When it came up.", example = "2026-11-23T10:15:29Z") Instant since,
		@Schema(description = "When it told last that it lives.", example = "2026-11-23T10:16:05Z") Instant lastSeen,
		@Schema(description = "Whether it stops, and takes no job any more.", example = "false") boolean draining,
		@Schema(description = "Seconds by which its clock is ahead of the database's; 0 if they agree within two.",
				example = "0") long clockAheadSeconds,
		@Schema(description = "The same jobs.",
				example = "[\"019aa3f0-4b2a-7f00-9a55-0242ac120002\"]") List<String> jobs) {

	static WorkerView of(Worker worker, List<String> visible) {
		return new WorkerView(worker.id(), worker.host(), worker.pool(), worker.slots(), visible.size(),
				worker.version(), worker.since(), worker.lastSeen(), worker.draining(), worker.clockAhead(), visible);
	}

}
