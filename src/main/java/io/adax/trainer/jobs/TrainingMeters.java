package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingEvent.CheckpointFailed.Step;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

/** What the trainings of this replica do, in numbers for whoever watches it. */
@Component
class TrainingMeters {

	private final Set<RunRecorder> recorders = ConcurrentHashMap.newKeySet();

	private final Counter iterations;

	private final Timer checkpoints;

	private final Counter checkpointBytes;

	private final Map<Step, Counter> failedCheckpoints = new EnumMap<>(Step.class);

	TrainingMeters(MeterRegistry registry) {
		this.iterations = Counter.builder("trainer.training.iterations")
			.description("Iterations that engines told of")
			.register(registry);
		this.checkpoints = Timer.builder("trainer.checkpoints")
			.description("Writing of checkpoints, beside the training")
			.serviceLevelObjectives(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10),
					Duration.ofMinutes(1))
			.register(registry);
		this.checkpointBytes = Counter.builder("trainer.checkpoints.written")
			.baseUnit("bytes")
			.description("Size of the checkpoints written")
			.register(registry);
		for (Step step : Step.values()) {
			this.failedCheckpoints.put(step, Counter.builder("trainer.checkpoints.failed")
				.description("Checkpoints that could not be written, or not stored where other machines reach them")
				.tag("step", step.name().toLowerCase(Locale.ROOT))
				.register(registry));
		}
		Gauge.builder("trainer.backlog.points", this.recorders, TrainingMeters::points)
			.description("Metric points that engines told of and the database does not have yet")
			.register(registry);
		Gauge.builder("trainer.backlog.age", this.recorders, TrainingMeters::age)
			.baseUnit("seconds")
			.description("How long the oldest write of a run has been waiting for the database")
			.register(registry);
	}

	private static double points(Set<RunRecorder> recorders) {
		return recorders.stream().mapToLong(RunRecorder::backlog).sum();
	}

	private static double age(Set<RunRecorder> recorders) {
		return recorders.stream().mapToLong((recorder) -> recorder.behind().toMillis()).max().orElse(0) / 1000.0;
	}

	/** Counts what goes to the recorder, until it is closed. */
	Watch watch(RunRecorder recorder) {
		this.recorders.add(recorder);
		return new Watch(recorder);
	}

	/** On the way from the engine to the recorder. */
	final class Watch implements Consumer<TrainingEvent>, AutoCloseable {

		private final RunRecorder recorder;

		private long iteration;

		private Watch(RunRecorder recorder) {
			this.recorder = recorder;
			this.iteration = recorder.iteration();
		}

		@Override
		public void accept(TrainingEvent event) {
			this.recorder.accept(event);
			if (event instanceof TrainingEvent.Started started) {
				this.iteration = started.iteration();
			}
			else if (event instanceof TrainingEvent.Measured) {
				long now = this.recorder.iteration();
				TrainingMeters.this.iterations.increment(Math.max(0, now - this.iteration));
				this.iteration = now;
			}
			else if (event instanceof TrainingEvent.Checkpointed saved) {
				TrainingMeters.this.checkpoints.record(Duration.ofNanos((long) (saved.seconds() * 1e9)));
				TrainingMeters.this.checkpointBytes.increment(saved.bytes());
			}
			else if (event instanceof TrainingEvent.CheckpointFailed failed) {
				Objects.requireNonNull(TrainingMeters.this.failedCheckpoints.get(failed.step())).increment();
			}
		}

		@Override
		public void close() {
			TrainingMeters.this.recorders.remove(this.recorder);
		}

	}

}
