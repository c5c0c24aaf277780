package io.adax.trainer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Jobs made of other jobs, and the labels of jobs. */
@ServiceTest
class CloneIT {

	private final Trainer trainer;

	CloneIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void clonesAJobToTheSameBits() {
		String original = this.trainer.submit(JobJson.small());
		String bits = this.trainer.awaitModel(original).get("parametersSha256").stringValue();
		Answer clone = this.trainer.post("/jobs/" + original + "/clone", "{}").expect(201);
		assertThat(clone.header("Location")).isEqualTo("/api/v1/jobs/" + clone.text("/id"));
		assertThat(clone.text("/clonedFrom")).isEqualTo(original);
		assertThat(this.trainer.awaitModel(clone.text("/id")).get("parametersSha256").stringValue()).isEqualTo(bits);
	}

	@Test
	void changesWhatThePatchNames() {
		String original = this.trainer.submit(JobJson.iris());
		Answer clone = clone(original, """
				{"name": "other", "optimizer": {"learningRate": 0.001}, "training": {"earlyStopping": null}}""")
			.expect(201);
		assertThat(clone.text("/name")).isEqualTo("other");
		assertThat(clone.text("/optimizer/learningRate")).isEqualTo("0.001");
		assertThat(clone.text("/optimizer/weightDecay")).isEqualTo("0.05");
		assertThat(clone.json().get("training").has("earlyStopping")).isFalse();
		assertThat(clone.text("/training/maxDuration")).isEqualTo("PT1H");
		assertThat(clone.text("/tags/0")).isEqualTo("demo");
	}

	@Test
	void answersARepeatedCloneWhateverHasBecomeOfTheOriginal() {
		String original = this.trainer.submit(JobJson.small());
		String path = "/jobs/" + original + "/clone";
		String id = cloneOnce(path, "{\"priority\": 3, \"name\": \"c\"}", original).expect(201).text("/id");
		this.trainer.patch("/jobs/" + original, "{\"tags\": [\"changed\"]}").expect(200);
		assertThat(cloneOnce(path, "{\"name\": \"c\", \"priority\": 3}", original).expect(201).text("/id"))
			.isEqualTo(id);
		this.trainer.cancel(original);
		this.trainer.awaitJob(original, (job) -> !"RUNNING".equals(job.get("status").stringValue()));
		this.trainer.delete("/jobs/" + original).expect(204);
		Answer again = cloneOnce(path, "{\"priority\": 3, \"name\": \"c\"}", original).expect(201);
		assertThat(again.text("/id")).isEqualTo(id);
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
	}

	@Test
	void tellsClonesOfDifferentJobsApart() {
		String one = this.trainer.submit(JobJson.small());
		String other = this.trainer.submit(JobJson.small());
		cloneOnce("/jobs/" + one + "/clone", "{}", one).expect(201);
		assertThat(cloneOnce("/jobs/" + other + "/clone", "{}", one).expect(409).text("/type"))
			.isEqualTo("/api/v1/problems/idempotency-conflict");
	}

	private Answer cloneOnce(String path, String patch, String key) {
		return this.trainer.post(path, patch, "Idempotency-Key", key);
	}

	@Test
	void namesEveryFaultOfAClone() {
		String original = this.trainer.submit(JobJson.small());
		Answer answer = clone(original, """
				{"colour": "red", "dataset": {"id": "nope"}, "training": {"epochs": 0, "epoch": 3},
				 "network": {"layers": [{"type": "dense", "units": -1}]}}""").expect(400);
		assertThat(answer.pointers()).containsExactly("/colour", "/dataset/id", "/network/layers/0/units",
				"/training/epoch", "/training/epochs");
	}

	@Test
	void knowsTheFieldThatOnlyACloneHas() {
		String path = "/jobs/" + this.trainer.submit(JobJson.small()) + "/clone";
		Answer near = this.trainer.post(path, "{\"fromCheckpont\": 480}").expect(400);
		assertThat(near.text("/errors/0/suggestion")).isEqualTo("fromCheckpoint");
		assertThat(this.trainer.post(path, "{\"colour\": 1}").expect(400).text("/errors/0/message"))
			.startsWith("is unknown; the fields here are dataset, fromCheckpoint, name,");
	}

	@Test
	void takesTheDefaultsOfANewType() {
		String original = this.trainer.submit(JobJson.small().with("/optimizer", """
				{"type": "adaptive", "learningRate": 0.01, "decay": {"type": "adax", "beta2": 0.0001}}"""));
		Answer decay = clone(original, "{\"optimizer\": {\"decay\": {\"type\": \"adam\"}}}").expect(201);
		assertThat(decay.text("/optimizer/decay/beta2")).isEqualTo("0.999");
		assertThat(decay.text("/optimizer/learningRate")).isEqualTo("0.01");
		Answer optimizer = clone(original, "{\"optimizer\": {\"type\": \"adam\"}}").expect(201);
		assertThat(optimizer.text("/optimizer/learningRate")).isEqualTo("0.001");
	}

	@Test
	void goesOnFromACheckpointOfTheOriginal() {
		String original = this.trainer.submit(JobJson.someSeconds());
		this.trainer.awaitEvent(original, "checkpoint");
		this.trainer.pause(original);
		long iteration = Trainer.items(this.trainer.get("/jobs/" + original + "/checkpoints"))
			.mapToLong((checkpoint) -> checkpoint.get("iteration").asLong())
			.min()
			.orElseThrow();
		Answer clone = clone(original, "{\"fromCheckpoint\": " + iteration + "}").expect(201);
		assertThat(clone.text("/fromCheckpoint")).isEqualTo(Long.toString(iteration));
		JsonNode model = this.trainer.awaitModel(clone.text("/id"));
		assertThat(this.trainer.iterations(clone.text("/id"), "train.loss")).startsWith(iteration + 1);
		this.trainer.resume(original);
		assertThat(model.get("parametersSha256")).isEqualTo(this.trainer.awaitModel(original).get("parametersSha256"));
	}

	@Test
	void refusesWhatACheckpointDoesNotFit() {
		String original = this.trainer.submit(JobJson.small().with("/training/checkpoint", "{\"everyIterations\": 4}"));
		this.trainer.awaitModel(original);
		assertThat(clone(original,
				"""
						{"fromCheckpoint": 16, "optimizer": {"type": "adam", "epsilonPlacement": null}, "network": {"layers": []},
						 "training": {"epochs": 3, "batchSize": 8, "seed": 1}}""")
			.expect(400)
			.pointers()).containsExactly("/network", "/optimizer/type", "/training/batchSize", "/training/seed");
		assertThat(clone(original, "{\"fromCheckpoint\": \"last\"}").expect(400).json().at("/errors/0").toString())
			.contains("\"/fromCheckpoint\"", "\"rule\":\"type\"", "\"found\":\"last\"", "\"allowed\"");
		assertThat(clone(original, "{\"fromCheckpoint\": 1.6e1}").expect(400).pointers())
			.containsExactly("/training/epochs");
		clone(original, "{\"fromCheckpoint\": 3}").expect(404);
	}

	@Test
	void clonesOnlyWhatIsThere() {
		clone("none", "{}").expect(404);
		String original = this.trainer.submit(JobJson.small());
		clone(original, "[]").expect(400);
		clone(original, "{").expect(400);
		clone(original, "{\"name\": \"a\", \"name\": \"b\"}").expect(400);
	}

	@Test
	void clonesOnceUnderOneKey() {
		String original = this.trainer.submit(JobJson.small());
		String path = "/jobs/" + original + "/clone";
		String first = this.trainer.post(path, "{}", "Idempotency-Key", original).expect(201).text("/id");
		assertThat(this.trainer.post(path, "{}", "Idempotency-Key", original).expect(201).text("/id")).isEqualTo(first);
	}

	@Test
	void changesNameTagsAndPriority() {
		String id = this.trainer.submit(JobJson.small().tagged("before"));
		Answer job = this.trainer.patch("/jobs/" + id, """
				{"name": "after", "tags": ["after-" ], "priority": 7}""").expect(200);
		assertThat(job.text("/name")).isEqualTo("after");
		assertThat(job.text("/priority")).isEqualTo("7");
		assertThat(Trainer.items(this.trainer.get("/jobs?tag=after-"))).hasSize(1);
		assertThat(this.trainer.awaitModel(id).get("name").stringValue()).isIn("after", "iris adax");
	}

	@Test
	void keepsLabelsThatAPatchDoesNotName() {
		String id = this.trainer.submit(JobJson.small().tagged("kept").with("/priority", 3));
		Answer job = this.trainer.patch("/jobs/" + id, "{\"name\": \"after\"}").expect(200);
		assertThat(job.text("/tags/0")).isEqualTo("kept");
		assertThat(job.text("/priority")).isEqualTo("3");
	}

	@Test
	void changesNothingThatAResultDependsOn() {
		String id = this.trainer.submit(JobJson.small());
		Answer answer = this.trainer.patch("/jobs/" + id, """
				{"priority": 101, "training": {"epochs": 1}}""").expect(400);
		assertThat(answer.pointers()).containsExactly("/priority", "/training");
		this.trainer.patch("/jobs/none", "{}").expect(404);
	}

	private Answer clone(String id, String patch) {
		return this.trainer.postAs("application/merge-patch+json", "/jobs/" + id + "/clone", patch);
	}

}
