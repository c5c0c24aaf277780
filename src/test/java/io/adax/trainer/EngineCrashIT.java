package io.adax.trainer;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of jobs whose engines die, or whose numbers do. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineCrashIT {

	private static final String NO_CHECKPOINT = "{\"everyIterations\": 1000000000}";

	private final Trainer trainer;

	/** What the job ends with when nobody touches it. */
	private String undisturbed;

	/** A job whose first engine was killed. */
	private String crashed;

	EngineCrashIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void train() {
		this.undisturbed = this.trainer.train(JobJson.someSeconds());
		this.crashed = submitAndKillItsEngine();
		this.trainer.awaitStatus(this.crashed, "SUCCEEDED");
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void goesOnFromACheckpointInAnotherEngine() {
		List<JsonNode> runs = this.trainer.runs(this.crashed);
		assertThat(runs).extracting((run) -> run.get("status").stringValue()).containsExactly("FAILED", "SUCCEEDED");
		assertThat(runs.get(1).get("resumedFrom").asLong()).isPositive();
	}

	@Test
	void endsWithTheSameBitsInSpiteOfACrash() {
		assertThat(this.trainer.awaitModel(this.crashed).get("parametersSha256").stringValue())
			.isEqualTo(this.undisturbed);
	}

	@Test
	void measuresEachIterationOnceInSpiteOfACrash() {
		assertThat(this.trainer.iterations(this.crashed, "train.loss"))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 8 * JobJson.EPOCHS).boxed().toList());
	}

	@Test
	void validatesEachEpochOnceInSpiteOfACrash() {
		assertThat(this.trainer.iterations(this.crashed, "validation.loss")).containsExactlyElementsOf(
				LongStream.rangeClosed(1, JobJson.EPOCHS).map((epoch) -> epoch * 8).boxed().toList());
	}

	@Test
	void tellsOfTheCrashInEventsThatNameTheirCause() {
		List<Trainer.Event> events = this.trainer.events(this.crashed);
		assertThat(events).filteredOn((event) -> event.text("cause").equals("crash"))
			.extracting(Trainer.Event::story)
			.containsExactly("fault", "attempt FAILED", "state QUEUED");
		assertThat(events).filteredOn((event) -> event.text("type").equals("fault"))
			.extracting((event) -> event.json().at("/failure/class").stringValue())
			.containsExactly("infrastructure");
		assertThat(this.trainer.streamed(this.crashed)).isEqualTo(events);
	}

	@Test
	void tellsHowTheEngineDied() {
		JsonNode failure = this.trainer.runs(this.crashed).get(0).get("failure");
		assertThat(failure.get("class").stringValue()).isEqualTo("infrastructure");
		assertThat(failure.get("message").stringValue()).isEqualTo(
				"The engine process ended unexpectedly: killed by signal 9 (SIGKILL), as the system does when its memory runs out.");
	}

	@Test
	void givesUpAJobWhoseEnginesKeepDying() {
		String id = this.trainer.submit(JobJson.endless().with("/training/checkpoint", NO_CHECKPOINT));
		JsonNode job = killUntilItFails(id);
		assertThat(job.at("/failure/class").stringValue()).isEqualTo("infrastructure");
		assertThat(job.at("/failure/evidence/exitCode").asInt()).isEqualTo(137);
		assertThat(job.at("/failure/evidence/signal").stringValue()).isEqualTo("SIGKILL");
		assertThat(this.trainer.runs(id)).hasSize(2);
	}

	@Test
	void doesNotGiveUpAJobThatGetsOnBetweenCrashes() {
		String id = this.trainer.submit(JobJson.endless().with("/training/checkpoint", "{\"everyIterations\": 20}"));
		for (int attempt = 1; attempt <= 4; attempt++) {
			awaitCheckpointOf(id, attempt);
			this.trainer.engineOf(id).destroyForcibly();
		}
		awaitCheckpointOf(id, 5);
		assertThat(this.trainer.status(id)).isEqualTo("RUNNING");
	}

	@Test
	void resumesAJobThatItGaveUp() {
		String id = this.trainer.submit(JobJson.someSeconds());
		this.trainer.awaitEvent(id, "checkpoint");
		this.trainer.pause(id);
		this.trainer.resume(id);
		JsonNode failed = killUntilItFails(id);
		assertThat(failed.get("status").stringValue()).isEqualTo("FAILED");
		this.trainer.resume(id);
		assertThat(this.trainer.awaitModel(id).get("parametersSha256").stringValue()).isEqualTo(this.undisturbed);
		List<JsonNode> runs = this.trainer.runs(id);
		assertThat(runs.get(runs.size() - 1).get("resumedFrom").asLong()).isPositive();
		assertThat(this.trainer.job(id).has("failure")).isFalse();
	}

	/** Kills each engine as soon as it has the job. */
	private JsonNode killUntilItFails(String id) {
		return this.trainer.awaitJob(id, (job) -> {
			boolean runs = job.get("status").stringValue().equals("RUNNING");
			if (runs) {
				this.trainer.killEngineOf(id);
			}
			return job.get("status").stringValue().equals("FAILED");
		});
	}

	private void awaitCheckpointOf(String id, int attempt) {
		this.trainer.awaitEvent(id,
				(event) -> event.text("type").equals("checkpoint") && event.json().get("attempt").asInt() == attempt);
	}

	@Test
	void tellsWhatToDoWhenTheLossIsNoNumberAnyMore() {
		String id = this.trainer.submit(JobJson.iris()
			.with("/optimizer", "{\"type\": \"sgd\", \"learningRate\": 1000}")
			.with("/dataset/normalization", "\"none\"")
			.with("/training/epochs", 500)
			.without("/training/earlyStopping")
			.with("/network/layers", """
					[{"type": "dense", "units": 16, "activation": "identity"},
					 {"type": "dense", "units": 16, "activation": "identity"}]"""));
		JsonNode failure = this.trainer.awaitStatus(id, "FAILED").get("failure");
		assertThat(failure.get("class").stringValue()).isEqualTo("numeric");
		assertThat(failure.get("message").stringValue()).contains("became");
		assertThat(failure.get("hint").stringValue()).contains("Lower optimizer.learningRate (now 1000.0)");
	}

	@Test
	void trainsTwoJobsSideBySideWithTheSameBits() {
		warmBothSlots();
		String one = this.trainer.submit(JobJson.someSeconds());
		String other = this.trainer.submit(JobJson.someSeconds());
		this.trainer.awaitEvent(one, "started");
		this.trainer.awaitEvent(other, "started");
		assertThat(this.trainer.status(one)).as("the first, while the second trains").isEqualTo("RUNNING");
		assertThat(this.trainer.awaitModel(one).get("parametersSha256").stringValue()).isEqualTo(this.undisturbed);
		assertThat(this.trainer.awaitModel(other).get("parametersSha256").stringValue()).isEqualTo(this.undisturbed);
	}

	/** So that both jobs begin at once. */
	private void warmBothSlots() {
		List<String> ids = List.of(this.trainer.submit(JobJson.endless()), this.trainer.submit(JobJson.endless()));
		ids.forEach((id) -> this.trainer.awaitEvent(id, "started"));
		this.trainer.cancelAll();
	}

	private String submitAndKillItsEngine() {
		String id = this.trainer.submit(JobJson.someSeconds());
		this.trainer.awaitEvent(id, "checkpoint");
		this.trainer.engineOf(id).destroyForcibly();
		return id;
	}

}
