package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import io.adax.trainer.storage.TrainerHome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service that keeps nothing for long. */
@Tag("database")
@ServiceTest
@DirtiesContext
@TestPropertySource(properties = { "trainer.slots=1", "trainer.retention.every=1s", "trainer.retention.logs=1ms",
		"trainer.retention.metrics=1ms", "trainer.retention.checkpoints=1ms" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionIT {

	private final Trainer trainer;

	private final Path home;

	private String id;

	RetentionIT(Trainer trainer, TrainerHome home) {
		this.trainer = trainer;
		this.home = home.home();
	}

	@BeforeAll
	void train() {
		this.id = this.trainer.submit(JobJson.small().with("/training/epochs", 20).with("/training/checkpoint", """
				{"everyIterations": 100}"""));
		this.trainer.awaitStatus(this.id, "SUCCEEDED");
	}

	@Test
	void removesMetricsOfARunThatHasEnded() {
		await().until(() -> this.trainer.get("/jobs/" + this.id + "/metrics").json().get("series").isEmpty());
	}

	/** Nothing could bring them back when it goes on. */
	@Test
	void keepsMetricsOfAPausedJob() {
		String paused = this.trainer.submit(JobJson.endless());
		this.trainer.awaitJob(paused, (job) -> job.get("iteration").asInt() > 0);
		this.trainer.pause(paused);
		String over = this.trainer.submit(JobJson.small());
		this.trainer.awaitStatus(over, "SUCCEEDED");
		await().until(() -> this.trainer.get("/jobs/" + over + "/metrics").json().get("series").isEmpty());
		assertThat(this.trainer.get("/jobs/" + paused + "/metrics").json().get("series")).isNotEmpty();
	}

	@Test
	void removesCheckpointsOfAJobThatHasEnded() {
		await().until(() -> Trainer.items(this.trainer.get("/jobs/" + this.id + "/checkpoints")).findAny().isEmpty());
	}

	@Test
	void removesItsLog() {
		await().until(() -> this.trainer.get("/jobs/" + this.id + "/logs").body().length == 0);
	}

	@Test
	void keepsTheJobWithItsEventsAndModel() {
		assertThat(this.trainer.status(this.id)).isEqualTo("SUCCEEDED");
		assertThat(this.trainer.events(this.id)).isNotEmpty();
		this.trainer.get("/jobs/" + this.id + "/model").expect(200);
	}

	@Test
	void removesFilesThatBelongToNothing() throws IOException {
		Path checkpoint = old("runs/nobody/000000000100.ckpt");
		Path blob = old("blobs/00/ff/" + "00ff".repeat(16));
		await().until(() -> Files.notExists(checkpoint.getParent()) && Files.notExists(blob));
	}

	private Path old(String file) throws IOException {
		Path path = this.home.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, "x");
		return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
	}

}
