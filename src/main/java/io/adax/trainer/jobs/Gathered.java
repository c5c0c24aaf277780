package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.adax.trainer.runs.NewEvent;
import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.training.TrainingEvent;

/**
 * What an engine told and nobody has written down yet.
 *
 * @param saved checkpoints, with the hashes of their states
 * @param restored checkpoint that the attempt goes on from
 * @param memory that its engine had
 */
record Gathered(List<Begun> started, List<MetricPoint> points, List<NewEvent> events,
		List<TrainingEvent.Checkpointed> saved, List<TrainingEvent.Checkpointed> restored,
		List<TrainingEvent.MemoryMeasured> memory) {

	Gathered() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>());
	}

	/** The engine began to train, and when. */
	record Begun(TrainingEvent.Started started, Instant at) {
	}

	boolean isEmpty() {
		return Stream.of(this.started, this.points, this.events, this.saved, this.restored, this.memory)
			.allMatch(List::isEmpty);
	}

}
