package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.RunStatus;
import io.adax.trainer.runs.RunView;
import io.adax.trainer.traces.SpanRecorder;
import io.adax.trainer.traces.TraceParent;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class AttemptTracesTest {

	private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String REQUEST = "00f067aa0ba902b7";

	private final SpanRecorder recorder = new SpanRecorder();

	private final HandClock clock = new HandClock();

	private final AttemptTraces traces = new AttemptTraces(Traces.by(this.recorder.tracer()), this.clock);

	private final Job job = new Job("a-job", Requests.small(), "adax", new Idempotency(null, "hash"), NOON);

	/** Hours later, perhaps elsewhere: all that is left of the request is in the row. */
	@Test
	void goesOnInTheTraceOfTheRequest() {
		this.job.askedIn(new TraceParent(TRACE, REQUEST, true));
		this.clock.wait(Duration.ofHours(3));
		begin().end(RunStatus.SUCCEEDED, null);
		assertThat(this.recorder.spans()).extracting(SpanData::getName).containsExactly("job.queued", "job.attempt");
		assertThat(this.recorder.spans()).allSatisfy((span) -> {
			assertThat(span.getTraceId()).isEqualTo(TRACE);
			assertThat(span.getParentSpanId()).isEqualTo(REQUEST);
			assertThat(text(span, "trainer.job.id")).isEqualTo("a-job");
			assertThat(text(span, "trainer.pool")).isEqualTo("default");
			assertThat(span.getAttributes().get(AttributeKey.longKey("trainer.attempt.number"))).isEqualTo(1);
		});
		assertThat(seconds("job.queued")).isEqualTo(3 * 3600);
	}

	@Test
	void showsWhatTheEngineReports() {
		AttemptTrace trace = begin();
		this.clock.wait(Duration.ofSeconds(1));
		var events = trace.follow((event) -> {
		});
		this.clock.wait(Duration.ofSeconds(5));
		events.accept(started(3));
		this.clock.wait(Duration.ofSeconds(7));
		events.accept(new TrainingEvent.Measured(List.of(new MetricPoint("train.loss", 16, 2, 0.5, 0))));
		this.clock.wait(Duration.ofSeconds(11));
		trace.trained(result(TrainingResult.Outcome.STOPPED_EARLY, mock()));
		this.clock.wait(Duration.ofSeconds(13));
		trace.end(RunStatus.SUCCEEDED, null);
		assertThat(seconds("engine.start")).isEqualTo(2);
		assertThat(seconds("engine.prepare")).isEqualTo(3);
		assertThat(seconds("engine.train")).isEqualTo(7);
		assertThat(seconds("engine.evaluate")).isEqualTo(11);
		assertThat(seconds("model.store")).isEqualTo(13);
		SpanData attempt = this.recorder.span("job.attempt");
		assertThat(this.recorder.spans()).filteredOn((span) -> span.getName().matches("(engine|model)\\..*"))
			.hasSize(5)
			.allMatch((span) -> span.getParentSpanId().equals(attempt.getSpanId()));
		assertThat(text(attempt, "trainer.attempt.ended_by")).isEqualTo("stopped_early");
		assertThat(
				this.recorder.span("engine.train").getAttributes().get(AttributeKey.longKey("trainer.iterations.to")))
			.isEqualTo(16);
	}

	@Test
	void showsNoEvaluationOfWhatWasStopped() {
		AttemptTrace trace = begin();
		trace.follow((event) -> {
		}).accept(started(0));
		trace.trained(result(TrainingResult.Outcome.INTERRUPTED, null));
		trace.end(RunStatus.PAUSED, null);
		assertThat(this.recorder.spans()).extracting(SpanData::getName)
			.containsExactly("job.queued", "engine.start", "engine.prepare", "engine.train", "job.attempt");
		assertThat(text(this.recorder.span("job.attempt"), "trainer.attempt.ended_by")).isEqualTo("request");
	}

	/** The message may have what stood in a table. */
	@Test
	void tellsTheClassOfAFailureAndNotItsMessage() {
		AttemptTrace trace = begin();
		trace.follow((event) -> {
		});
		trace.end(RunStatus.FAILED, new Failure(Failure.Kind.DATA, "Line 7: salary is 12345", null));
		SpanData attempt = this.recorder.span("job.attempt");
		assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(text(attempt, "trainer.attempt.status")).isEqualTo("failed");
		assertThat(text(attempt, "trainer.attempt.ended_by")).isEqualTo("data");
		assertThat(this.recorder.spans().toString()).doesNotContain("12345");
	}

	@Test
	void showsAnAttemptWhoseWorkerIsGone() {
		this.job.askedIn(new TraceParent(TRACE, REQUEST, true));
		this.clock.wait(Duration.ofMinutes(1));
		RunView run = mock();
		given(run.startedAt()).willReturn(NOON);
		given(run.attempt()).willReturn(1);
		this.traces.lost(this.job, run, new Failure(Failure.Kind.INFRASTRUCTURE, "It stopped answering.", null));
		SpanData attempt = this.recorder.span("job.attempt");
		assertThat(attempt.getTraceId()).isEqualTo(TRACE);
		assertThat(seconds("job.attempt")).isEqualTo(60);
		assertThat(text(attempt, "trainer.attempt.status")).isEqualTo("lost");
	}

	@Test
	void linksToTheRequestThatResumedTheJob() {
		this.job.askedIn(new TraceParent(TRACE, REQUEST, true));
		TraceParent resumed = new TraceParent("1".repeat(32), "2".repeat(16), true);
		this.job.resumedIn(resumed);
		begin().end(RunStatus.SUCCEEDED, null);
		SpanData attempt = this.recorder.span("job.attempt");
		assertThat(attempt.getTraceId()).isEqualTo(TRACE);
		assertThat(attempt.getLinks()).singleElement()
			.satisfies((link) -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(resumed.traceId()));
	}

	/** It was decided where the trace began. */
	@Test
	void sendsNothingOfATraceThatIsNotSampledAndNamesItInLogs() {
		this.job.askedIn(new TraceParent(TRACE, REQUEST, false));
		AttemptTrace trace = begin();
		assertThat(trace.ids()).containsEntry("traceId", TRACE).containsKey("spanId");
		trace.end(RunStatus.SUCCEEDED, null);
		assertThat(this.recorder.spans()).isEmpty();
	}

	@Test
	void beginsATraceForAJobThatHasNone() {
		begin().end(RunStatus.SUCCEEDED, null);
		assertThat(this.recorder.span("job.attempt").getParentSpanContext().isValid()).isFalse();
	}

	/** A worker that does not trace still says in its log whose job it trains. */
	@Test
	void namesTheTraceInLogsOfWorkersThatDoNotTrace() {
		this.job.askedIn(new TraceParent(TRACE, REQUEST, true));
		this.job.start(NOON);
		AttemptTrace trace = new AttemptTraces(Traces.none(), this.clock).begin(this.job, NOON);
		assertThat(trace.ids()).isEqualTo(Map.of("traceId", TRACE));
		trace.begun().end(RunStatus.SUCCEEDED, null);
	}

	private AttemptTrace begin() {
		this.job.start(this.clock.instant());
		return this.traces.begin(this.job, NOON).begun();
	}

	private static TrainingEvent.Started started(double seconds) {
		return new TrainingEvent.Started(mock(), 56_720, 0, 16, mock(), List.of(), seconds);
	}

	private static TrainingResult result(TrainingResult.Outcome outcome, TrainingResult.ModelFile model) {
		return new TrainingResult(outcome, 2, 16, Map.of(), null, null, null, model, null);
	}

	private static String text(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private long seconds(String name) {
		SpanData span = this.recorder.span(name);
		return TimeUnit.NANOSECONDS.toSeconds(span.getEndEpochNanos() - span.getStartEpochNanos());
	}

	/** Stands still until somebody waits. */
	private static final class HandClock extends Clock {

		private Instant now = NOON;

		void wait(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

	}

}
