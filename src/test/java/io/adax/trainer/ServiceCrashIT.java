package io.adax.trainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.adax.trainer.TraceCollector.Spans;
import io.opentelemetry.proto.trace.v1.Span;
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

	/** A trace of whoever submits the job, and the place in it. */
	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String CALLER = "00f067aa0ba902b7";

	private final TraceCollector collector = new TraceCollector();

	private Path home;

	private ServiceProcess service;

	private ProcessHandle orphan;

	/** A job that was accepted just before the end. */
	private String accepted;

	private String id;

	private JsonNode model;

	private String undisturbed;

	@BeforeAll
	void killAndStartAgain(@TempDir Path home) throws IOException, InterruptedException {
		this.home = home;
		try (ServiceProcess killed = start()) {
			this.id = killed.client()
				.with("traceparent", "00-%s-%s-01".formatted(TRACE, CALLER))
				.submit(JobJson.someSeconds().with("/name", "\"nobody's business\""));
			killed.client().awaitEvent(this.id, "checkpoint");
			this.orphan = killed.client().engineOf(this.id);
			this.accepted = submitWithKey(killed).text("/id");
		}
		this.service = start();
		this.model = this.service.client().awaitModel(this.id);
		this.undisturbed = this.service.client().train(JobJson.someSeconds());
	}

	private ServiceProcess start() throws IOException {
		return ServiceProcess.start(this.home, HEARTBEAT,
				"--management.opentelemetry.tracing.export.otlp.endpoint=" + this.collector.address(),
				"--management.opentelemetry.tracing.export.schedule-delay=100ms");
	}

	@AfterAll
	void end() throws InterruptedException {
		this.service.close();
		this.collector.close();
	}

	@Test
	void tracesTheJobFromItsRequestOverTheCrashToItsModel() {
		Spans spans = this.collector.await(TRACE, (seen) -> seen.named("job.attempt").size() == 2);
		Span request = spans.only("http post /api/v1/jobs");
		assertThat(Spans.parent(request)).isEqualTo(CALLER);
		assertThat(Spans.text(request, "trainer.job.id")).isEqualTo(this.id);
		assertThat(spans.named("job.attempt")).allMatch((attempt) -> Spans.parent(attempt).equals(Spans.id(request)))
			.extracting((attempt) -> Spans.text(attempt, "trainer.attempt.status"))
			.containsExactlyInAnyOrder("lost", "succeeded");
		Span last = spans.named("job.attempt")
			.stream()
			.filter((attempt) -> Spans.text(attempt, "trainer.attempt.status").equals("succeeded"))
			.findFirst()
			.orElseThrow();
		assertThat(Spans.text(last, "trainer.attempt.ended_by")).isEqualTo("completed");
		assertThat(spans.below(last)).extracting(Span::getName)
			.containsExactlyInAnyOrder("engine.start", "engine.prepare", "engine.train", "engine.evaluate",
					"model.store");
		assertThat(spans.below(last)).allMatch((part) -> part.getStartTimeUnixNano() >= last.getStartTimeUnixNano()
				&& part.getEndTimeUnixNano() <= last.getEndTimeUnixNano());
	}

	@Test
	void tracesPredictionsToTheEngine() {
		String trace = TRACE.replace('4', '5');
		this.service.client()
			.with("traceparent", "00-%s-%s-01".formatted(trace, CALLER))
			.post("/models/" + this.model.get("id").stringValue() + "/predictions", """
					{"rows": [{"petalLength": 1.2345}]}""")
			.expect(200);
		Spans spans = this.collector.await(trace,
				(seen) -> seen.named("http post /api/v1/models/{id}/predictions").size() == 1);
		assertThat(Spans.parent(spans.only("engine.predict")))
			.isEqualTo(Spans.id(spans.only("http post /api/v1/models/{id}/predictions")));
		assertThat(this.collector.text()).doesNotContain("1.2345");
	}

	@Test
	void sendsNeitherNamesNorTheLooksOfWhoWatchesIt() {
		this.collector.await(TRACE, (seen) -> seen.named("job.attempt").size() == 2);
		assertThat(this.collector.text()).contains("adax-trainer").doesNotContain("business", "setosa", "/actuator");
	}

	@Test
	void namesTheTraceInTheLogOfTheJob() throws IOException {
		assertThat(Files.readString(this.home.resolve("service.log")).lines())
			.filteredOn((line) -> line.contains("begins attempt"))
			.hasSizeGreaterThanOrEqualTo(2)
			.filteredOn((line) -> line.contains(this.id))
			.hasSize(2)
			.allMatch((line) -> line.contains("[" + TRACE + "-"));
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
