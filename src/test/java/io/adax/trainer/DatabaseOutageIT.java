package io.adax.trainer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A database that is away for longer than it takes until a worker is given up for dead.
 * {@code -Doutage.seconds=60} makes it a minute.
 */
@ServiceTest
@DirtiesContext
@TestPropertySource(
		properties = { "db-scheduler.heartbeat-interval=1s", "spring.datasource.hikari.connection-timeout=1000" })
class DatabaseOutageIT {

	private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("outage.seconds", 6));

	private static EmbeddedPostgres postgres;

	private static TcpProxy proxy;

	private final Trainer trainer;

	DatabaseOutageIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) throws IOException {
		postgres = EmbeddedPostgres.start();
		proxy = new TcpProxy(postgres.getPort());
		properties.add("spring.datasource.url",
				() -> "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(proxy.port()));
		properties.add("spring.datasource.username", () -> "postgres");
		properties.add("spring.datasource.password", () -> "postgres");
	}

	@AfterEach
	void end() {
		mend();
		this.trainer.cancelAll();
	}

	/** The pool takes some seconds to notice that there is a way again. */
	private void mend() {
		proxy.mend();
		await().atMost(Duration.ofMinutes(1)).until(() -> this.trainer.get("/jobs").status() == 200);
	}

	@AfterAll
	static void stop() throws IOException {
		proxy.close();
		postgres.close();
	}

	@Test
	void goesOnAndLosesNothing() {
		String id = this.trainer.submit(JobJson.endless().with("/training/checkpoint", """
				{"everyIterations": 100}"""));
		this.trainer.awaitEvent(id, "checkpoint");
		long before = this.trainer.job(id).get("iteration").asLong();
		proxy.cut();
		await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(5)).until(() -> true);
		Answer away = this.trainer.get("/jobs/" + id).expect(503);
		mend();
		assertThat(away.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(away.text("/type")).endsWith("/store-unavailable");
		this.trainer.awaitEvent(id, (event) -> event.text("type").equals("checkpoint")
				&& event.json().get("iteration").asLong() > before + 1000);
		this.trainer.pause(id);
		assertIsWhole(id);
	}

	/** The end of the training falls into the outage. */
	@Test
	void endsWhenTheDatabaseIsBack() {
		String bits = this.trainer.train(JobJson.someSeconds());
		String id = this.trainer.submit(JobJson.someSeconds());
		this.trainer.awaitEvent(id, "checkpoint");
		ProcessHandle engine = this.trainer.engineOf(id);
		proxy.cut();
		await().atMost(Duration.ofMinutes(2)).until(() -> !this.trainer.isAtWork(engine));
		await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(5)).until(() -> true);
		mend();
		assertThat(this.trainer.awaitModel(id).get("parametersSha256").stringValue()).isEqualTo(bits);
		assertIsWhole(id);
	}

	/** One attempt, each iteration measured once, and events without gaps. */
	private void assertIsWhole(String id) {
		JsonNode job = this.trainer.job(id);
		assertThat(job.get("attempts").asInt()).isEqualTo(1);
		assertThat(this.trainer.iterations(id, "train.loss"))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, job.get("iteration").asLong()).boxed().toList());
		List<Long> numbers = this.trainer.events(id).stream().map(Trainer.Event::id).toList();
		assertThat(numbers).containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
	}

}
