package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.training.TrainingEvent.CheckpointFailed;
import io.adax.trainer.training.TrainingEvent.CheckpointFailed.Step;
import io.adax.trainer.training.TrainingEvent.Checkpointed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class TrainingMetersTest {

	private static final Attempt ATTEMPT = new Attempt("default", "job", "run", 1, Requests.small(), new Position(0, 0),
			null, AttemptTrace.NONE);

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final TrainingMeters meters = new TrainingMeters(this.registry);

	@Test
	void tellsCheckpointsThatAreKeptFromThoseThatAreNot() {
		try (RunRecorder recorder = new RunRecorder(ATTEMPT, mock(),
				new PatientWrites(Duration.ofMillis(5), Duration.ofMillis(5)), Clock.systemUTC());
				TrainingMeters.Watch watch = this.meters.watch(recorder)) {
			watch.accept(new Checkpointed(10, 1, "10.ckpt", 300, 0.5, "parameters", "state"));
			watch.accept(new CheckpointFailed(Step.STORE, "S3 refuses"));
		}
		assertThat(this.registry.get("trainer.checkpoints").timer().count()).isEqualTo(1);
		assertThat(failed(Step.STORE)).isEqualTo(1);
		assertThat(failed(Step.WRITE)).isZero();
	}

	private double failed(Step step) {
		return this.registry.get("trainer.checkpoints.failed")
			.tag("step", step.name().toLowerCase(Locale.ROOT))
			.counter()
			.count();
	}

}
