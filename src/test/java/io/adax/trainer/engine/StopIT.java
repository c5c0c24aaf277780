package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.adax.trainer.engine.StopSignal.Reason;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.training.TrainingResult.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How long an engine that was asked to stop may take. */
@Timeout(60)
class StopIT {

	@TempDir
	Path home;

	private final StopSignal stop = new StopSignal();

	private EngineFixture fixture;

	@BeforeEach
	void open() throws IOException {
		this.fixture = new EngineFixture(this.home, 1,
				Map.of("trainer.engine.cancel-grace", "200ms", "trainer.engine.shutdown-grace", "400ms"));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void pausesATrainingThatObeys() throws Exception {
		CompletableFuture<TrainingResult> training = this.fixture.begin("waitForStop", this.stop);
		this.stop.stop(Reason.PAUSE);
		assertThat(training.get().outcome()).isEqualTo(Outcome.INTERRUPTED);
	}

	/** As systemd does, and a terminal that is closed, to all processes of a service. */
	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void pausesATrainingWhoseEngineWasToldToEndToo() throws Exception {
		CompletableFuture<TrainingResult> training = this.fixture.begin("waitForStop", this.stop);
		for (String signal : List.of("TERM", "HUP", "INT")) {
			new ProcessBuilder("kill", "-" + signal, Long.toString(this.fixture.pid())).inheritIO().start().waitFor();
		}
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> training.get(1, TimeUnit.SECONDS));
		this.stop.stop(Reason.PAUSE);
		assertThat(training.get().outcome()).isEqualTo(Outcome.INTERRUPTED);
	}

	@Test
	void waitsForATrainingThatShallPause() throws Exception {
		CompletableFuture<TrainingResult> training = this.fixture.begin("hang", this.stop);
		this.stop.stop(Reason.PAUSE);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> training.get(1, TimeUnit.SECONDS));
		assertThat(ProcessHandle.of(this.fixture.pid())).get().matches(ProcessHandle::isAlive);
		cancelAndAwait(training);
	}

	@Test
	void killsATrainingThatIsCancelledWhileItShallPause() throws Exception {
		CompletableFuture<TrainingResult> training = this.fixture.begin("hang", this.stop);
		this.stop.stop(Reason.PAUSE);
		cancelAndAwait(training);
	}

	@Test
	void killsATrainingThatHoldsUpAShutdown() throws Exception {
		CompletableFuture<TrainingResult> training = this.fixture.begin("hang", this.stop);
		this.stop.stop(Reason.SHUTDOWN);
		assertThat(training).failsWithin(10, TimeUnit.SECONDS)
			.withThrowableThat()
			.havingRootCause()
			.withMessage("The engine did not stop within 0.4 s and was killed");
	}

	@Test
	void doesNotWaitForAnEngineThatIsStillStarting() throws Exception {
		try (EngineFixture slow = new EngineFixture(this.home, 1, Map.of(), Sleeper.class)) {
			CompletableFuture<TrainingResult> training = CompletableFuture
				.supplyAsync(() -> slow.train("waitForStop", (event) -> {
				}, this.stop));
			this.stop.stop(Reason.PAUSE);
			assertThat(training).failsWithin(10, TimeUnit.SECONDS)
				.withThrowableThat()
				.havingRootCause()
				.withMessage("The training was stopped before it began");
			assertThat(slow.engines.status()).isEmpty();
		}
	}

	/** An engine that is never ready. */
	static final class Sleeper extends ScriptedEngine {

		public static void main(String[] args) throws IOException {
			EngineMain.serve(new Sleeper());
		}

		@Override
		public NumericEnvironment environment() {
			waitForStop(() -> false);
			return super.environment();
		}

	}

	@Test
	void doesNotTakeBackACancel() {
		this.stop.stop(Reason.CANCEL);
		this.stop.stop(Reason.PAUSE);
		assertThat(this.stop.waited(Reason.CANCEL)).isNotNull();
	}

	private void cancelAndAwait(CompletableFuture<TrainingResult> training) {
		this.stop.stop(Reason.CANCEL);
		assertThat(training).failsWithin(10, TimeUnit.SECONDS)
			.withThrowableThat()
			.havingRootCause()
			.withMessage("The engine did not stop within 0.2 s and was killed");
	}

}
