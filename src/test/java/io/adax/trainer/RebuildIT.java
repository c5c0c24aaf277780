package io.adax.trainer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Models that are trained again. */
@ServiceTest
class RebuildIT {

	private final Trainer trainer;

	private final JdbcTemplate database;

	RebuildIT(Trainer trainer, JdbcTemplate database) {
		this.trainer = trainer;
		this.database = database;
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void endsWithTheSameBits() {
		JsonNode model = this.trainer.awaitModel(this.trainer.submit(savedOften()));
		JsonNode rebuild = rebuild(id(model));
		assertThat(rebuild.get("equal").asBoolean()).isTrue();
		assertThat(rebuild.get("checkpointsCompared").asLong()).isEqualTo(4);
		assertThat(rebuild.has("firstDifference")).isFalse();
		assertThat(rebuild.get("environmentChanges")).isEmpty();
		JsonNode job = this.trainer.job(rebuild.get("jobId").stringValue());
		assertThat(job.get("rebuildOf").stringValue()).isEqualTo(id(model));
		assertThat(job.get("name").stringValue()).isEqualTo("rebuild of iris adax");
	}

	@Test
	void namesTheFirstCheckpointAtWhichTheTrainingsDiffer() {
		String job = this.trainer.submit(savedOften());
		JsonNode model = this.trainer.awaitModel(job);
		this.database
			.update("update checkpoint_hash set parameters_sha256 = 'other' where job_id = ? and iteration >= 8", job);
		this.database.update("update model set parameters_sha256 = 'other' where job_id = ?", job);
		JsonNode rebuild = rebuild(id(model));
		assertThat(rebuild.get("equal").asBoolean()).isFalse();
		assertThat(rebuild.get("parametersEqual").asBoolean()).isFalse();
		assertThat(rebuild.get("optimizerStateEqual").asBoolean()).isTrue();
		assertThat(rebuild.at("/firstDifference/iteration").asLong()).isEqualTo(8);
		assertThat(rebuild.at("/firstDifference/parametersEqual").asBoolean()).isFalse();
		assertThat(rebuild.at("/firstDifference/optimizerStateEqual").asBoolean()).isTrue();
	}

	@Test
	void isRefusedWhenTheDatasetIsGone() {
		StringBuilder csv = new StringBuilder("x,y\n");
		for (int i = 0; i < 40; i++) {
			csv.append(i).append(',').append((i % 2 == 0) ? "even" : "odd").append('\n');
		}
		String dataset = this.trainer.upload("short-lived", csv.toString());
		JsonNode model = this.trainer
			.awaitModel(this.trainer.submit(JobJson.small().with("/dataset", "{\"id\": \"" + dataset + "\"}")));
		this.trainer.delete("/datasets/" + dataset).expect(204);
		assertThat(this.trainer.post("/models/" + id(model) + "/rebuild").expect(409).text("/detail"))
			.endsWith("cannot be rebuilt: its dataset is gone.");
		this.trainer.post("/models/none/rebuild").expect(404);
	}

	/** Not a 404: the model is there. */
	@Test
	void isRefusedWhenTheCheckpointThatItBeganWithIsGone() {
		String original = this.trainer.submit(savedOften());
		this.trainer.awaitModel(original);
		String clone = this.trainer
			.post("/jobs/" + original + "/clone", "{\"fromCheckpoint\": 16, \"training\": {\"epochs\": 4}}")
			.expect(201)
			.text("/id");
		String model = id(this.trainer.awaitModel(clone));
		assertThat(rebuild(model).get("equal").asBoolean()).isTrue();
		this.trainer.delete("/jobs/" + original).expect(204);
		assertThat(this.trainer.post("/models/" + model + "/rebuild").expect(409).text("/detail"))
			.endsWith("cannot be rebuilt: the checkpoint that its job began with is gone.");
	}

	@Test
	void knowsWhatTheModelWasMadeOf() {
		String job = this.trainer.submit(JobJson.small());
		JsonNode model = this.trainer.awaitModel(job);
		assertThat(model.get("exactness").stringValue()).isEqualTo("exact");
		assertThat(model.at("/origin/datasetSha256").stringValue())
			.isEqualTo(this.trainer.get("/datasets/iris").text("/sha256"));
		assertThat(model.at("/origin/environment"))
			.isEqualTo(this.trainer.get("/system").expect(200).json().get("environment"));
		assertThat(this.trainer.runs(job).get(0).get("exactness").stringValue()).isEqualTo("exact");
	}

	private JsonNode rebuild(String model) {
		Answer accepted = this.trainer.post("/models/" + model + "/rebuild").expect(202);
		String job = accepted.text("/id");
		assertThat(accepted.header("Location")).isEqualTo("/api/v1/jobs/" + job);
		this.trainer.awaitStatus(job, "SUCCEEDED");
		return Trainer.items(this.trainer.get("/models/" + model + "/rebuilds")).findFirst().orElseThrow();
	}

	private static JobJson savedOften() {
		return JobJson.small().with("/training/checkpoint", "{\"everyIterations\": 4}");
	}

	private static String id(JsonNode model) {
		return model.get("id").stringValue();
	}

}
