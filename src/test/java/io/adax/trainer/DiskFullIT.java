package io.adax.trainer;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The disk of the embedded database is full for a while. */
@ServiceTest
@DirtiesContext
@TestPropertySource(properties = { "db-scheduler.heartbeat-interval=1s",
		"spring.datasource.url=jdbc:h2:filling:${trainer.home}/database/trainer;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0" })
class DiskFullIT {

	private static final Duration FULL = Duration.ofSeconds(6);

	private final Trainer trainer;

	DiskFullIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	static void register() {
		FullDisk.register();
	}

	@AfterEach
	void end() {
		free();
		this.trainer.cancelAll();
	}

	private void free() {
		FullDisk.free();
		await().atMost(Duration.ofSeconds(30)).until(() -> this.trainer.get("/jobs").status() == 200);
	}

	@Test
	void goesOnByItselfWhenThereIsRoomAgain() {
		String bits = this.trainer.train(JobJson.someSeconds());
		String id = this.trainer.submit(JobJson.someSeconds());
		this.trainer.awaitEvent(id, "checkpoint");
		FullDisk.fill();
		await().pollDelay(FULL).atMost(FULL.plusSeconds(5)).until(() -> true);
		this.trainer.post("/jobs", JobJson.someSeconds()).expect(503);
		free();
		assertThat(this.trainer.train(JobJson.small())).as("a job submitted afterwards").isNotEmpty();
		assertThat(this.trainer.awaitModel(id).get("parametersSha256").stringValue()).isEqualTo(bits);
		JsonNode job = this.trainer.job(id);
		assertThat(job.get("attempts").asInt()).isEqualTo(1);
		assertThat(this.trainer.iterations(id, "train.loss")).hasSize(job.get("iteration").asInt());
	}

}
