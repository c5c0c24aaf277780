package io.adax.trainer;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Plans, and submissions that are sent again. */
@Tag("database")
@ServiceTest
class SubmissionIT {

	private final Trainer trainer;

	private final String key = UUID.randomUUID().toString();

	SubmissionIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void plansTheModelThatIsTrained() {
		Answer plan = this.trainer.post("/jobs/validate", JobJson.small()).expect(200);
		String id = this.trainer.submit(JobJson.small());
		assertThat(this.trainer.awaitModel(id).get("parameters")).isEqualTo(plan.json().at("/network/parameters"));
		assertThat(this.trainer.job(id).get("totalIterations")).isEqualTo(plan.json().get("totalIterations"));
	}

	@Test
	void fillsInEveryDefaultOfAPlan() {
		Answer plan = this.trainer.post("/jobs/validate", JobJson.small()).expect(200);
		assertThat(plan.text("/job/name")).isEqualTo("iris adax");
		assertThat(plan.text("/job/task")).isEqualTo("classification");
		assertThat(plan.text("/job/optimizer/learningRate")).isEqualTo("0.0015");
		assertThat(plan.text("/job/training/checkpoint/everyIterations")).isEqualTo("500");
	}

	@Test
	void foretellsHowLongARunTakesByThoseBefore() {
		this.trainer.train(JobJson.small());
		Answer plan = this.trainer.post("/jobs/validate", JobJson.small()).expect(200);
		assertThat(plan.json().at("/time/runs").asInt()).isPositive();
		assertThat(plan.json().at("/time/seconds").asDouble()).isPositive();
		assertThat(plan.json().has("estimatedStart")).isTrue();
		String id = this.trainer.submit(JobJson.small());
		this.trainer.awaitModel(id);
		JsonNode run = this.trainer.runs(id).get(0);
		assertThat(run.at("/forecast/iterations")).isEqualTo(run.at("/actual/iterations"));
		assertThat(run.at("/forecast/time/seconds").asDouble()).isPositive();
		assertThat(run.at("/actual/seconds").asDouble()).isPositive();
	}

	@Test
	void showsWhatARunTookOfTheMemoryBesideWhatWasPlanned() {
		Answer plan = this.trainer.post("/jobs/validate", JobJson.small()).expect(200);
		String id = this.trainer.submit(JobJson.small());
		this.trainer.awaitModel(id);
		JsonNode run = this.trainer.runs(id).get(0);
		assertThat(run.at("/forecast/peakBytes")).isEqualTo(plan.json().at("/memory/peakBytes"));
		if (OS.current() == OS.LINUX) {
			assertThat(run.at("/actual/memoryBeforeBytes").asLong()).isGreaterThan(50_000_000);
			assertThat(run.at("/actual/addedBytes").asLong()).isNotNegative()
				.isEqualTo(run.at("/actual/memoryBytes").asLong() - run.at("/actual/memoryBeforeBytes").asLong());
		}
	}

	@Test
	void warnsOfWhatIsProbablyNotMeant() {
		JobJson job = JobJson.small()
			.with("/training/epochs", 1)
			.with("/training/batchSize", 1000)
			.with("/network/layers/0/units", 1000)
			.with("/optimizer/schedule", "{\"type\": \"constant\", \"warmupSteps\": 50}");
		assertThat(this.trainer.post("/jobs/validate", job).expect(200).json().get("warnings").toString())
			.contains("warm-up takes 50 iterations", "holds the whole training part", "no run of a network alike");
	}

	@Test
	void warnsOfCategoriesThatOnlyTheTestTableHas() {
		String dataset = this.trainer.upload("colours", "c,label\n" + "red,a\ngreen,b\n".repeat(10));
		String test = this.trainer.upload("test-colours", "label,c\na,red\nb,blue\n");
		JobJson job = JobJson.small()
			.with("/dataset", "{\"id\": \"%s\", \"testDatasetId\": \"%s\"}".formatted(dataset, test));
		assertThat(this.trainer.post("/jobs/validate", job).expect(200).json().get("warnings").toString()).contains(
				"1 of 2 categories of 'c' in the test table are unknown to the dataset and count as missing: 'blue'.");
	}

	/** Whatever the database counts as a character. */
	@Test
	void keepsNamesOfAsManyCharactersAsItSays() {
		String name = "😀".repeat(200);
		String dataset = this.trainer.upload(name, "x,label\n" + "1,a\n2,b\n".repeat(20));
		JobJson job = JobJson.small().with("/dataset", "{\"id\": \"" + dataset + "\"}");
		String id = this.trainer.submit(job);
		assertThat(this.trainer.job(id).get("name").stringValue()).startsWith("😀").endsWith(" adax");
		assertThat(this.trainer.post("/jobs/validate", job).expect(200).text("/job/name")).hasSizeLessThan(201);
		assertThat(this.trainer.submit(job.with("/name", "\"%s\"".formatted(name)))).isNotEmpty();
		this.trainer.post("/jobs", job.with("/name", "\"%s\"".formatted(name + "😀"))).expect(400);
	}

	@Test
	void givesTheFirstAnswerAgainWhateverBecameOfTheJob() {
		Answer first = submit(JobJson.small()).expect(201);
		this.trainer.awaitStatus(first.text("/id"), "SUCCEEDED");
		this.trainer.patch("/jobs/" + first.text("/id"), "{\"name\": \"other\"}").expect(200);
		Answer again = submit(JobJson.small()).expect(201);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(again.header("Location")).isEqualTo(first.header("Location"));
		assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
	}

	@Test
	void tellsAnAnswerThatWasGivenBefore() {
		assertThat(submit(JobJson.small()).header("Idempotent-Replayed")).isEmpty();
		assertThat(submit(JobJson.small()).header("Idempotent-Replayed")).isEqualTo("true");
	}

	@Test
	void answersWithTheJobAsItIs() {
		JobJson paused = JobJson.endless().with("/priority", -100);
		Answer first = submit(paused).expect(201);
		assertThat(this.trainer.job(first.text("/id")).get("createdAt")).isEqualTo(first.json().get("createdAt"));
	}

	@Test
	void givesTheSameJobEvenWhenItsDatasetIsDeleted() {
		String dataset = this.trainer.upload("short-lived", "a,b\n" + "1,x\n2,y\n".repeat(20));
		JobJson job = JobJson.small().with("/dataset", "{\"id\": \"" + dataset + "\"}");
		Answer first = submit(job).expect(201);
		this.trainer.awaitStatus(first.text("/id"), "SUCCEEDED");
		this.trainer.delete("/datasets/" + dataset).expect(204);
		assertThat(submit(job).expect(201).text("/id")).isEqualTo(first.text("/id"));
	}

	@Test
	void refusesAKeyThatStandsForAnotherRequest() {
		submit(JobJson.small()).expect(201);
		Answer other = submit(JobJson.small().with("/training/seed", 7)).expect(409);
		assertThat(other.text("/type")).isEqualTo("/api/v1/problems/idempotency-conflict");
	}

	@Test
	void makesOneJobOfManyEqualRequestsAtOnce() throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(8);
		Callable<Answer> client = () -> submit(JobJson.small());
		List<Future<Answer>> answers = clients.invokeAll(Collections.nCopies(8, client));
		clients.shutdown();
		assertThat(answers).extracting((answer) -> answer.get().text("/id")).hasSize(8).containsOnly(idOf(answers));
		assertThat(answers).extracting((answer) -> answer.get().header("Idempotent-Replayed")).containsOnlyOnce("");
	}

	@Test
	void namesAJobThatHasNoName() {
		assertThat(submit(JobJson.small()).expect(201).text("/name")).isEqualTo("iris adax");
	}

	private static String idOf(List<Future<Answer>> answers) throws Exception {
		return answers.get(0).get().text("/id");
	}

	/** Joined, they would be a third one, under which neither finds the job again. */
	@Test
	void refusesTwoKeys() {
		Answer refused = this.trainer
			.post("/jobs", JobJson.small(), "Idempotency-Key", this.key, "Idempotency-Key", "another")
			.expect(400);
		assertThat(refused.text("/errors/0/pointer")).isEqualTo("/Idempotency-Key");
		assertThat(refused.text("/errors/0/rule")).isEqualTo("duplicate");
	}

	private Answer submit(JobJson job) {
		return this.trainer.post("/jobs", job, "Idempotency-Key", this.key);
	}

}
