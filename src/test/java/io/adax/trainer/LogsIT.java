package io.adax.trainer;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The log of a job whose first engine crashed in native code. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsIT {

	private final Trainer trainer;

	private String id;

	/** Received while the job ran. */
	private List<String> followed;

	LogsIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void crashAndGoOn() throws Exception {
		this.id = this.trainer.submit(JobJson.someSeconds());
		this.trainer.awaitEvent(this.id, "checkpoint");
		try (Stream<String> lines = this.trainer.textLines(path() + "?follow=true&tail=10000")) {
			long engine = this.trainer.engineOf(this.id).pid();
			new ProcessBuilder("kill", "-SEGV", Long.toString(engine)).start().waitFor();
			this.followed = lines.toList();
		}
	}

	@AfterAll
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void followsTheJobUntilItIsOver() {
		assertThat(this.trainer.status(this.id)).isEqualTo("SUCCEEDED");
		assertThat(this.followed).last().asString().contains(" 2 service state SUCCEEDED");
	}

	@Test
	void followsWithoutAGap() {
		assertThat(this.followed).isEqualTo(text("?tail=10000").lines().toList());
	}

	@Test
	void holdsWhatNativeCodePrinted() {
		assertThat(this.followed).anyMatch((line) -> line.contains(" 1 engine # ") && line.contains("SIGSEGV"));
	}

	@Test
	void tellsWhatTheServiceDid() {
		assertThat(this.followed).anyMatch((line) -> line.contains(" 1 service attempt RUNNING (schedule)"))
			.anyMatch((line) -> line.contains(" 1 service checkpoint epoch"))
			.anyMatch((line) -> line.contains(" 1 service fault (crash) The engine process ended unexpectedly"))
			.anyMatch((line) -> line.contains(" 2 service started iteration"));
	}

	@Test
	void showsTheLastLinesOfAnAttemptAsJson() {
		List<JsonNode> lines = Trainer
			.items(this.trainer.get(path() + "?attempt=1&tail=3", "Accept", "application/json"))
			.toList();
		assertThat(lines).hasSize(3).allSatisfy((line) -> {
			assertThat(line.get("attempt").asInt()).isEqualTo(1);
			assertThat(line.get("time").stringValue()).startsWith("20");
			assertThat(line.get("source").stringValue()).isIn("service", "engine");
			assertThat(line.get("text").stringValue()).isNotEmpty();
		});
	}

	@Test
	void showsTwoHundredLinesUnlessAsked() {
		assertThat(text("").lines()).hasSize(200);
	}

	@Test
	void followsAsPlainTextOnly() {
		assertThat(this.trainer.get(path() + "?follow=true", "Accept", "application/json").expect(400).pointers())
			.containsExactly("/follow");
	}

	@Test
	void refusesAnAttemptThatCannotBe() {
		assertThat(this.trainer.get(path() + "?attempt=0").expect(400).pointers()).containsExactly("/attempt");
	}

	@Test
	void hasNoLogOfAnUnknownJob() {
		this.trainer.get("/jobs/nobody/logs").expect(404);
		this.trainer.get("/jobs/..%2f..%2fdatabase/logs").expect(400);
	}

	private String text(String query) {
		return new String(this.trainer.get(path() + query).expect(200).body(), java.nio.charset.StandardCharsets.UTF_8);
	}

	private String path() {
		return "/jobs/" + this.id + "/logs";
	}

}
