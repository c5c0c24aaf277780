package io.adax.trainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that is killed in the middle of a job, and started again. */
@EnabledIfSystemProperty(named = "trainer.jar", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ServiceCrashIT {

	/** Sets how long a dead worker goes unnoticed. */
	private static final String HEARTBEAT = "--db-scheduler.heartbeat-interval=1s";

	private ServiceProcess service;

	private ProcessHandle orphan;

	/** A job that was accepted just before the end. */
	private String accepted;

	private String id;

	private JsonNode model;

	private String undisturbed;

	@BeforeAll
	void killAndStartAgain(@TempDir Path home) throws IOException, InterruptedException {
		try (ServiceProcess killed = ServiceProcess.start(home, HEARTBEAT)) {
			this.id = killed.client().submit(JobJson.someSeconds());
			killed.client().awaitEvent(this.id, "checkpoint");
			this.orphan = killed.client().engineOf(this.id);
			this.accepted = submitWithKey(killed).text("/id");
		}
		this.service = ServiceProcess.start(home, HEARTBEAT);
		this.model = this.service.client().awaitModel(this.id);
		this.undisturbed = this.service.client().train(JobJson.someSeconds());
	}

	@AfterAll
	void end() throws InterruptedException {
		this.service.close();
	}

	@Test
	void losesNoJobThatItAccepted() {
		this.service.client().awaitStatus(this.accepted, "SUCCEEDED");
	}

	@Test
	void answersASubmissionAgainWhoseAnswerMayBeLost() {
		Answer again = submitWithKey(this.service);
		assertThat(again.text("/id")).isEqualTo(this.accepted);
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
	}

	private static Answer submitWithKey(ServiceProcess service) {
		return service.client().post("/jobs", JobJson.small(), "Idempotency-Key", "just-before-the-end").expect(201);
	}

	@Test
	void leavesNoEngineBehind() {
		assertThat(this.orphan.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
	}

	@Test
	void tellsThatTheWorkerWasLost() {
		JsonNode lost = this.service.client().runs(this.id).get(0);
		assertThat(lost.get("status").stringValue()).isEqualTo("LOST");
		assertThat(lost.at("/failure/class").stringValue()).isEqualTo("infrastructure");
		assertThat(lost.at("/failure/message").stringValue()).isEqualTo("The worker of attempt 1 stopped answering.");
	}

	@Test
	void goesOnFromACheckpoint() {
		JsonNode second = this.service.client().runs(this.id).get(1);
		assertThat(second.get("status").stringValue()).as("%s", second).isEqualTo("SUCCEEDED");
		assertThat(second.get("resumedFrom").asLong()).isPositive();
	}

	@Test
	void endsWithTheSameBits() {
		assertThat(this.model.get("parametersSha256").stringValue()).isEqualTo(this.undisturbed);
	}

	@Test
	void measuresEachIterationOnce() {
		assertThat(this.service.client().iterations(this.id, "train.loss"))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 8 * JobJson.EPOCHS).boxed().toList());
	}

	@Test
	void streamsJustWhatTheListShows() {
		assertThat(this.service.client().streamed(this.id)).isEqualTo(this.service.client().events(this.id));
	}

	@Test
	void tellsWhyTheJobWentOn() {
		assertThat(this.service.client().events(this.id)).filteredOn((event) -> event.text("cause").equals("crash"))
			.extracting(Trainer.Event::story)
			.containsExactly("fault", "attempt LOST", "state QUEUED");
	}

	@Test
	void keepsTheLogOfTheLostAttempt() {
		assertThat(new String(this.service.client().get("/jobs/" + this.id + "/logs?attempt=1&tail=10000").body(),
				StandardCharsets.UTF_8)
			.lines()).anyMatch((line) -> line.contains(" 1 service checkpoint epoch"))
			.last()
			.asString()
			.contains(" 1 service state QUEUED (crash)");
	}

	@Test
	void numbersEventsWithoutGaps() {
		List<Long> numbers = this.service.client().events(this.id).stream().map(Trainer.Event::id).toList();
		assertThat(numbers).containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
	}

}
