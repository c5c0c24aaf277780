package io.adax.trainer;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The checkpoints of a job that is over. */
@Tag("database")
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckpointsIT {

	private final Trainer trainer;

	private String id;

	private List<JsonNode> checkpoints;

	CheckpointsIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void train() {
		this.id = this.trainer.submit(JobJson.small().with("/training/epochs", 40).with("/training/checkpoint", """
				{"everyIterations": 100}"""));
		this.trainer.awaitStatus(this.id, "SUCCEEDED");
		// the others go once its success is committed
		this.checkpoints = await().until(() -> list(this.id), (left) -> left.size() == 1);
	}

	@Test
	void keepsTheNewestOfAJobThatHasSucceeded() {
		assertThat(this.checkpoints).extracting((checkpoint) -> checkpoint.get("iteration").asLong())
			.containsExactly(300L);
	}

	@Test
	void showsWhatItHolds() {
		JsonNode checkpoint = this.checkpoints.get(0);
		assertThat(checkpoint.get("epoch").asInt()).isEqualTo(37);
		assertThat(checkpoint.get("attempt").asInt()).isEqualTo(1);
		assertThat(checkpoint.at("/best/name").stringValue()).isEqualTo("validation.loss");
		assertThat(checkpoint.get("createdAt").stringValue()).startsWith("20");
	}

	@Test
	void downloadsTheFileThatItsHashNames() throws Exception {
		Answer content = this.trainer.get(contentPath()).expect(200);
		byte[] body = content.body();
		String sha256 = this.checkpoints.get(0).get("sha256").stringValue();
		assertThat(body).hasSize(this.checkpoints.get(0).get("sizeBytes").asInt()).startsWith("ADAXCKP1".getBytes());
		byte[] hashed = Arrays.copyOf(body, body.length - 32);
		assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hashed))).isEqualTo(sha256);
		assertThat(content.header("ETag")).isEqualTo('"' + sha256 + '"');
	}

	@Test
	void sendsNothingToAClientThatHasIt() {
		String tag = this.trainer.get(contentPath()).header("ETag");
		this.trainer.get(contentPath(), "If-None-Match", tag).expect(304);
	}

	@Test
	void hasNoneAfterAnotherIteration() {
		this.trainer.get("/jobs/" + this.id + "/checkpoints/299/content").expect(404);
		this.trainer.get("/jobs/" + this.id + "/checkpoints/many/content").expect(400);
		this.trainer.get("/jobs/nobody/checkpoints").expect(404);
	}

	@Test
	void forgetsThemWithTheJob() {
		String deleted = this.trainer
			.submit(JobJson.small().with("/training/epochs", 20).with("/training/checkpoint", """
					{"everyIterations": 100}"""));
		this.trainer.awaitStatus(deleted, "SUCCEEDED");
		assertThat(list(deleted)).hasSize(1);
		this.trainer.delete("/jobs/" + deleted).expect(204);
		this.trainer.get("/jobs/" + deleted + "/checkpoints").expect(404);
		this.trainer.get("/jobs/" + deleted + "/checkpoints/100/content").expect(404);
	}

	private String contentPath() {
		return this.checkpoints.get(0).get("content").stringValue().replace("/api/v1", "");
	}

	private List<JsonNode> list(String job) {
		return Trainer.items(this.trainer.get("/jobs/" + job + "/checkpoints")).toList();
	}

}
