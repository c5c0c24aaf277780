package io.adax.trainer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Pausing and resuming jobs. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PauseIT {

	private static final String TINY = "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n9,x\n10,y\n";

	private final Trainer trainer;

	/** What the job ends with when nobody touches it. */
	private String undisturbed;

	PauseIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void train() {
		this.undisturbed = this.trainer.train(JobJson.someSeconds());
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void endsWithTheSameBitsInSpiteOfPauses() {
		String id = this.trainer.submit(JobJson.someSeconds());
		for (int iteration = 1; iteration < 1500; iteration += 700) {
			int enough = iteration;
			this.trainer.awaitJob(id, (job) -> job.get("iteration").asInt() >= enough);
			this.trainer.pause(id);
			this.trainer.resume(id);
		}
		assertThat(this.trainer.awaitModel(id).get("parametersSha256").stringValue()).isEqualTo(this.undisturbed);
		assertThat(this.trainer.runs(id)).extracting((run) -> run.get("status").stringValue())
			.containsExactly("PAUSED", "PAUSED", "PAUSED", "SUCCEEDED");
		assertThat(this.trainer.iterations(id, "train.loss"))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 8 * JobJson.EPOCHS).boxed().toList());
	}

	@Test
	void tellsThatSomebodyAskedForIt() {
		String id = submitAndAwaitTraining();
		this.trainer.pause(id);
		this.trainer.resume(id);
		this.trainer.awaitStatus(id, "RUNNING");
		assertThat(this.trainer.events(id)).filteredOn((event) -> event.text("type").equals("state"))
			.extracting((event) -> event.text("status") + ": " + event.text("message"))
			.containsExactly("QUEUED: ", "RUNNING: ", "PAUSED: Paused on request.", "QUEUED: Resumed on request.",
					"RUNNING: ");
	}

	@Test
	void pausesAJobThatRunsWithinTwoSeconds() {
		String id = submitAndAwaitTraining();
		Instant asked = Instant.now();
		this.trainer.pause(id);
		assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void pausesAJobThatWaits() {
		submitAndAwaitTraining();
		submitAndAwaitTraining();
		String id = this.trainer.submit(JobJson.small());
		assertThat(this.trainer.post("/jobs/" + id + "/pause").expect(202).text("/status")).isEqualTo("PAUSED");
		this.trainer.cancelAllBut(id);
		this.trainer.train(JobJson.small());
		assertThat(this.trainer.runs(id)).as("attempts at the paused job").isEmpty();
		this.trainer.resume(id);
		this.trainer.awaitModel(id);
	}

	/** In whatever order worker and requests come by. */
	@Test
	void losesNoJobThatIsPausedAndResumedAtOnce() {
		String id = this.trainer.submit(JobJson.someSeconds());
		for (int i = 0; i < 30; i++) {
			this.trainer.post("/jobs/" + id + "/pause");
			this.trainer.post("/jobs/" + id + "/resume");
		}
		this.trainer.awaitJob(id, (job) -> {
			this.trainer.post("/jobs/" + id + "/resume");
			return job.get("status").stringValue().equals("SUCCEEDED");
		});
		assertThat(this.trainer.awaitModel(id).get("parametersSha256").stringValue()).isEqualTo(this.undisturbed);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8, 15, 16 })
	void losesNoJobThatIsPausedAtItsEnd(int iteration) {
		String id = this.trainer.submit(JobJson.small());
		this.trainer.awaitJob(id, (job) -> job.get("iteration").asInt() >= iteration);
		this.trainer.post("/jobs/" + id + "/pause");
		JsonNode job = this.trainer.awaitJob(id, (now) -> !now.get("status").stringValue().equals("RUNNING"));
		assertThat(job.get("status").stringValue()).isIn("PAUSED", "SUCCEEDED");
		this.trainer.post("/jobs/" + id + "/resume");
		this.trainer.awaitModel(id);
	}

	@Test
	void pausesAPausedJobAgain() {
		String id = submitAndAwaitTraining();
		this.trainer.pause(id);
		this.trainer.pause(id);
		assertThat(this.trainer.events(id)).filteredOn((event) -> event.story().equals("state PAUSED")).hasSize(1);
	}

	@Test
	void resumesAResumedJobAgain() {
		submitAndAwaitTraining();
		submitAndAwaitTraining();
		String id = this.trainer.submit(JobJson.small());
		this.trainer.pause(id);
		this.trainer.resume(id);
		this.trainer.resume(id);
		assertThat(this.trainer.status(id)).isEqualTo("QUEUED");
	}

	@Test
	void cancelsAPausedJob() {
		String id = submitAndAwaitTraining();
		this.trainer.pause(id);
		assertThat(this.trainer.post("/jobs/" + id + "/cancel").expect(202).text("/status")).isEqualTo("CANCELLED");
	}

	@Test
	void refusesWhatIsNotPossibleAndNamesTheStatus() {
		String over = this.trainer.submit(JobJson.small());
		this.trainer.awaitModel(over);
		for (String action : List.of("pause", "resume")) {
			assertThat(this.trainer.post("/jobs/" + over + "/" + action).expect(409).text("/detail"))
				.contains("SUCCEEDED");
		}
		String running = submitAndAwaitTraining();
		assertThat(this.trainer.post("/jobs/" + running + "/resume").expect(409).text("/detail")).contains("RUNNING");
		this.trainer.post("/jobs/none/pause").expect(404);
	}

	@Test
	void keepsAPausedJobAndItsDataset() {
		String dataset = this.trainer.upload("paused", TINY);
		String id = this.trainer.submit(JobJson.endless().with("/dataset/id", '"' + dataset + '"'));
		this.trainer.awaitEvent(id, "started");
		this.trainer.pause(id);
		assertThat(this.trainer.delete("/jobs/" + id).expect(409).text("/detail")).contains("PAUSED");
		this.trainer.delete("/datasets/" + dataset).expect(409);
	}

	@Test
	void resumesNoFailedJobWhoseDatasetIsGone() {
		String dataset = this.trainer.upload("numbers", "a,b\n" + "1e15,1e15\n-1e15,1\n".repeat(20));
		String id = this.trainer.submit(JobJson.endless()
			.with("/dataset", "{\"id\": \"%s\", \"normalization\": \"none\"}".formatted(dataset))
			.with("/task", "\"regression\"")
			.with("/network/layers", "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"identity\"}]")
			.with("/optimizer", "{\"type\": \"sgd\", \"learningRate\": 1000}"));
		this.trainer.awaitStatus(id, "FAILED");
		this.trainer.delete("/datasets/" + dataset).expect(204);
		assertThat(this.trainer.post("/jobs/" + id + "/resume").expect(400).pointers()).containsExactly("/dataset/id");
		assertThat(this.trainer.get("/jobs/" + id).json().get("status").stringValue()).isEqualTo("FAILED");
	}

	@Test
	void pausesAJobWithAModelWhenItsTimeIsOver() {
		String id = this.trainer.submit(JobJson.endless().with("/training/maxDuration", "\"PT2S\""));
		JsonNode job = this.trainer.awaitStatus(id, "PAUSED");
		assertThat(job.at("/failure/class").stringValue()).isEqualTo("budget");
		assertThat(job.get("statusReason").stringValue()).startsWith("The training time of PT2S is used up");
		assertThat(this.trainer.get("/jobs/" + id + "/model").expect(200).text("/id"))
			.isEqualTo(job.get("modelId").stringValue());
		this.trainer.get("/jobs/" + id + "/evaluation").expect(200);
		JsonNode model = this.trainer.get("/jobs/" + id + "/model").json();
		assertThat(model.get("exactness").stringValue()).isEqualTo("notExact");
		assertThat(model.at("/origin/notExactBecause/0").stringValue()).startsWith("Its training time was over after");
		assertThat(this.trainer.runs(id).get(0).get("exactness").stringValue()).as("what it goes on from")
			.isEqualTo("exact");
	}

	@Test
	void goesOnWithMoreTimeToTheSameBits() {
		String id = this.trainer.submit(JobJson.someSeconds().with("/training/maxDuration", "\"PT0.5S\""));
		String first = this.trainer.awaitStatus(id, "PAUSED").get("modelId").stringValue();
		this.trainer.post("/jobs/" + id + "/resume", "{\"maxDuration\": \"PT10M\"}").expect(202);
		JsonNode model = this.trainer.awaitModel(id);
		assertThat(model.get("parametersSha256").stringValue()).isEqualTo(this.undisturbed);
		assertThat(model.get("id").stringValue()).isNotEqualTo(first);
		assertThat(model.get("exactness").stringValue()).isEqualTo("exact");
	}

	@Test
	void refusesMoreTimeThanAll() {
		String id = submitAndAwaitTraining();
		this.trainer.pause(id);
		assertThat(this.trainer.post("/jobs/" + id + "/resume", "{\"maxDuration\": \"PT1H\"}").expect(400).pointers())
			.containsExactly("/maxDuration");
		assertThat(this.trainer.post("/jobs/" + id + "/resume", "{\"maxDuration\": \"-PT1H\"}").expect(400).pointers())
			.containsExactly("/maxDuration");
	}

	@Test
	void refusesMoreTimeThanCanBeCounted() {
		String id = this.trainer.submit(JobJson.endless().with("/training/maxDuration", "\"PT1H\""));
		this.trainer.pause(id);
		for (String time : List.of("PT3000000000000H", "PT2562047788015H", "PT9223372036854775807S")) {
			assertThat(this.trainer.post("/jobs/" + id + "/resume", "{\"maxDuration\": \"%s\"}".formatted(time))
				.expect(400)
				.text("/errors/0/message")).startsWith("must be between PT0.001S and P3650D");
		}
	}

	private String submitAndAwaitTraining() {
		String id = this.trainer.submit(JobJson.endless());
		this.trainer.awaitEvent(id, "started");
		return id;
	}

}
