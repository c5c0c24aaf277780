package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.engine.EngineLauncher.Program;
import io.adax.trainer.engine.EngineStatus.Purpose;
import io.adax.trainer.engine.EngineStatus.State;
import io.adax.trainer.storage.TrainerHome;
import io.adax.trainer.training.Prediction;
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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class EnginePoolIT {

	@TempDir
	Path home;

	private EngineFixture fixture;

	private EnginePool engines;

	@BeforeEach
	void open() throws IOException {
		this.fixture = new EngineFixture(this.home, 2, Map.of("trainer.engine.max-runs", "3",
				"trainer.engine.cancel-grace", "300ms", "trainer.engine.timeout", "2s", "trainer.engine.heap", "64MB"));
		this.engines = this.fixture.engines;
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void handsOverEventsInOrderThenTheResult() {
		assertThat(this.fixture.messagesOf("flood")).hasSize(20_001)
			.startsWith("begun", "0", "1", "2")
			.endsWith("19999");
		assertThat(this.fixture.train("complete")).isEqualTo(ScriptedEngine.result(Outcome.COMPLETED));
	}

	@Test
	void stopsATrainingThatObeys() throws Exception {
		StopSignal stop = new StopSignal();
		CompletableFuture<TrainingResult> training = this.fixture.begin("waitForStop", stop);
		stop.stop(StopSignal.Reason.CANCEL);
		assertThat(training.get().outcome()).isEqualTo(Outcome.INTERRUPTED);
	}

	@Test
	void keepsTheEngineOfAStoppedTraining() throws Exception {
		StopSignal stop = new StopSignal();
		CompletableFuture<TrainingResult> training = this.fixture.begin("waitForStop", stop);
		long pid = this.fixture.pid();
		stop.stop(StopSignal.Reason.CANCEL);
		training.get();
		this.fixture.train("complete");
		assertThat(this.fixture.pid()).isEqualTo(pid);
	}

	@Test
	void killsATrainingThatDoesNotStop() throws Exception {
		StopSignal stop = new StopSignal();
		CompletableFuture<TrainingResult> training = this.fixture.begin("hang", stop);
		ProcessHandle process = ProcessHandle.of(this.fixture.pid()).orElseThrow();
		stop.stop(StopSignal.Reason.CANCEL);
		assertThat(training).failsWithin(10, TimeUnit.SECONDS)
			.withThrowableThat()
			.havingRootCause()
			.satisfies((failure) -> assertThat(((EngineException) failure).kind()).isEqualTo(Kind.KILLED))
			.withMessage("The engine did not stop within 0.3 s and was killed");
		assertThat(process.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
	}

	@Test
	void tellsHowAnEngineCrashed() {
		EngineException failure = failureOf("abort");
		assertThat(failure.kind()).isEqualTo(Kind.CRASHED);
		assertThat(failure).hasMessage("The engine process ended unexpectedly: aborted (SIGABRT); native crash");
		assertThat(failure.details().orElseThrow()).contains("these are the last words");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void killsAnEngineThatTakesMoreMemoryThanItMay() throws IOException {
		close();
		this.fixture = new EngineFixture(this.home, 2,
				Map.of("trainer.engine.heap", "256MB", "trainer.engine.memory", "257MB"));
		EngineException failure = failureOf("gorge");
		assertThat(failure.kind()).isEqualTo(Kind.CAPACITY);
		assertThat(failure).hasMessage("It needs more memory than an engine may have: trainer.engine.memory is 257 MB");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void leavesTheNeighbourOfAGluttonAlone() throws Exception {
		close();
		this.fixture = new EngineFixture(this.home, 2,
				Map.of("trainer.engine.heap", "256MB", "trainer.engine.memory", "257MB"));
		this.engines = this.fixture.engines;
		StopSignal stop = new StopSignal();
		CompletableFuture<TrainingResult> neighbour = this.fixture.begin("waitForStop", stop);
		long pid = this.fixture.pid();
		assertThat(failureOf("gorge")).hasMessageContaining("trainer.engine.memory is 257 MB");
		assertThat(neighbour).isNotDone();
		stop.stop(StopSignal.Reason.CANCEL);
		assertThat(neighbour.get().outcome()).isEqualTo(Outcome.INTERRUPTED);
		assertThat(this.engines.status()).extracting(EngineStatus::pid).containsExactly(pid);
	}

	@Test
	void trainsOnInAFreshEngineAfterACrash() {
		failureOf("sigkill");
		assertThat(this.fixture.train("complete").outcome()).isEqualTo(Outcome.COMPLETED);
	}

	@Test
	void noticesThatAnIdleEngineHasDied() throws Exception {
		this.fixture.train("complete");
		ProcessHandle idle = ProcessHandle.of(this.fixture.pid()).orElseThrow();
		idle.destroyForcibly();
		idle.onExit().get();
		assertThat(this.engines.status()).isEmpty();
		assertThat(this.fixture.train("complete").outcome()).isEqualTo(Outcome.COMPLETED);
	}

	@Test
	void tellsAUsersErrorAndKeepsTheEngine() {
		EngineException failure = failureOf("invalid");
		assertThat(failure.kind()).isEqualTo(Kind.INVALID);
		assertThat(failure).hasMessage("There is no column named so");
		assertThat(this.engines.status()).singleElement().extracting(EngineStatus::state).isEqualTo(State.IDLE);
	}

	@Test
	void replacesAnEngineThatFailedUnexpectedly() {
		EngineException failure = failureOf("broken");
		assertThat(failure.kind()).isEqualTo(Kind.INTERNAL);
		assertThat(failure.details().orElseThrow()).contains("IllegalStateException").contains("ScriptedEngine");
		assertThat(this.engines.status()).isEmpty();
	}

	@Test
	void namesTheLimitThatMemoryRanInto() {
		assertThat(failureOf("heap")).hasMessageContaining("trainer.engine.heap is 64 MB");
		assertThat(failureOf("native")).hasMessageContaining("trainer.engine.memory is 4096 MB");
		assertThat(failureOf("native").kind()).isEqualTo(Kind.CAPACITY);
	}

	@Test
	void givesUpTheTrainingWhenItsListenerFails() {
		assertThatIllegalStateException().isThrownBy(() -> this.fixture.train("hang", (event) -> {
			throw new IllegalStateException("the run was taken by another worker");
		}, new StopSignal())).withMessage("the run was taken by another worker");
		assertThat(this.engines.status()).isEmpty();
	}

	@Test
	void trainsAsManyRunsSideBySideAsThereAreSlots() throws Exception {
		StopSignal stop = new StopSignal();
		CompletableFuture<TrainingResult> one = this.fixture.begin("waitForStop", stop);
		CompletableFuture<TrainingResult> other = this.fixture.begin("waitForStop", stop);
		assertThat(this.engines.status()).extracting(EngineStatus::state).containsExactly(State.BUSY, State.BUSY);
		assertThat(this.engines.status()).extracting(EngineStatus::current).containsOnly("run-waitForStop");
		stop.stop(StopSignal.Reason.CANCEL);
		CompletableFuture.allOf(one, other).get();
	}

	@Test
	void stopsATrainingThatWaitsForASlot() throws Exception {
		StopSignal stop = new StopSignal();
		CompletableFuture<TrainingResult> one = this.fixture.begin("waitForStop", stop);
		CompletableFuture<TrainingResult> other = this.fixture.begin("waitForStop", stop);
		StopSignal stopped = new StopSignal();
		stopped.stop(StopSignal.Reason.CANCEL);
		EngineException failure = catchThrowableOfType(EngineException.class,
				() -> this.fixture.train("complete", (event) -> {
				}, stopped));
		assertThat(failure).hasMessage("The training was stopped before it began");
		stop.stop(StopSignal.Reason.CANCEL);
		CompletableFuture.allOf(one, other).get();
	}

	@Test
	void predictsWhileTrainingsTakeAllSlots() throws Exception {
		StopSignal stop = new StopSignal();
		CompletableFuture<TrainingResult> one = this.fixture.begin("waitForStop", stop);
		CompletableFuture<TrainingResult> other = this.fixture.begin("waitForStop", stop);
		assertThat(this.engines.predict("m", this.home, List.of(Map.of("x", "setosa"), Map.of("x", "NaN"))))
			.extracting(Prediction::label)
			.containsExactly("setosa", "NaN");
		assertThat(this.engines.status()).extracting(EngineStatus::purpose)
			.containsExactly(Purpose.TRAINING, Purpose.TRAINING, Purpose.SERVING);
		stop.stop(StopSignal.Reason.CANCEL);
		CompletableFuture.allOf(one, other).get();
	}

	@Test
	void killsAnEngineThatDoesNotAnswer() {
		EngineException failure = catchThrowableOfType(EngineException.class,
				() -> this.engines.describe(ScriptedEngine.spec("hang")));
		assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
		assertThat(failure).hasMessage("The engine did not answer within 2.0 s and was killed");
		assertThat(this.engines.status()).isEmpty();
	}

	@Test
	void usesAnIdleEngineAgainUntilItHasDoneItsRuns() {
		this.fixture.train("complete");
		long first = this.fixture.pid();
		this.fixture.train("complete");
		assertThat(this.fixture.pid()).isEqualTo(first);
		this.fixture.train("complete");
		assertThat(this.engines.status()).as("after its third run").isEmpty();
		this.fixture.train("complete");
		assertThat(this.fixture.pid()).isNotEqualTo(first);
	}

	@Test
	void replacesAnEngineThatKeepsTooMuchMemory() throws IOException {
		try (EngineFixture small = new EngineFixture(this.home, 1, Map.of("trainer.engine.heap", "64MB",
				"trainer.engine.memory", "500MB", "trainer.engine.max-memory-share", "0.1"))) {
			small.train("complete");
			assertThat(small.engines.status()).isEmpty();
		}
	}

	@Test
	void leavesAnInterruptFromTheTerminalToTheService() throws Exception {
		this.engines.warm();
		long pid = this.fixture.pid();
		new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
		this.fixture.train("flood");
		assertThat(this.fixture.pid()).isEqualTo(pid);
	}

	@Test
	void tellsWhyNoEngineStarts() throws IOException {
		EngineProperties properties = EngineFixture.properties(Map.of());
		Program nonsense = new Program("no.such.Main", System.getProperty("java.class.path"));
		try (EnginePool pool = new EnginePool(new EngineLauncher(properties, new TrainerHome(this.home), nonsense),
				properties, EngineFixture.worker(1))) {
			EngineException failure = catchThrowableOfType(EngineException.class, pool::warm);
			assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
			assertThat(failure).hasMessageStartingWith("No engine could be started: ");
			assertThat(failure.details().orElseThrow()).contains("no.such.Main");
		}
	}

	@Test
	void warmsUpInTheBackground() {
		new EngineConfiguration.WarmUp(this.engines, true).start();
		await().until(() -> this.engines.environment().isPresent());
	}

	@Test
	void startsNothingUnlessAsked() {
		new EngineConfiguration.WarmUp(this.engines, false).start();
		assertThat(this.engines.status()).isEmpty();
	}

	@Test
	void warmsAnEngineThatTheFirstTrainingUses() {
		assertThat(this.engines.environment()).isEmpty();
		this.engines.warm();
		long warm = this.fixture.pid();
		assertThat(this.engines.environment()).contains(ScriptedEngine.ENVIRONMENT);
		this.fixture.train("complete");
		assertThat(this.fixture.pid()).isEqualTo(warm);
	}

	@Test
	void endsItsEnginesWithItself() throws Exception {
		CompletableFuture<TrainingResult> training = this.fixture.begin("hang", new StopSignal());
		ProcessHandle child = ProcessHandle.of(this.fixture.pid()).orElseThrow();
		this.engines.close();
		assertThat(child.isAlive()).isFalse();
		assertThat(training).failsWithin(10, TimeUnit.SECONDS);
		assertThat(failureOf("complete").kind()).isEqualTo(Kind.UNAVAILABLE);
	}

	@Test
	void keepsTheServicesEnvironmentToItself() {
		assertThat(this.fixture.messagesOf("variables").get(1).split(" "))
			.contains("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PATH")
			.isSubsetOf("PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP",
					"LD_LIBRARY_PATH", "OMP_NUM_THREADS", "OMP_WAIT_POLICY", "OPENBLAS_NUM_THREADS",
					"OPENBLAS_CORETYPE", ChildEnvironment.SOCKET, ChildEnvironment.TOKEN);
	}

	private EngineException failureOf(String script) {
		return catchThrowableOfType(EngineException.class, () -> this.fixture.train(script));
	}

}
