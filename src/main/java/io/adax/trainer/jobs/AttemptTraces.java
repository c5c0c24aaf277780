package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;

import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.RunStatus;
import io.adax.trainer.runs.RunView;
import io.adax.trainer.traces.TraceParent;
import io.adax.trainer.traces.Traces;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The spans of attempts. They are in the trace of the request that submitted the job, at
 * whichever replica and however much later: docs/adr/0015.
 */
@Component
class AttemptTraces {

	/** Attributes of spans. */
	static final String JOB = "trainer.job.id";

	private static final String ATTEMPT = "trainer.attempt.number";

	private static final String POOL = "trainer.pool";

	private final Traces traces;

	private final Clock clock;

	AttemptTraces(Traces traces, Clock clock) {
		this.traces = traces;
		this.clock = clock;
	}

	/**
	 * The attempt that a job has just begun.
	 * @param since when the job began to wait for it
	 */
	AttemptTrace begin(Job job, Instant since) {
		Instant now = this.clock.instant();
		Span.Builder wait = about(job, job.attempts(), "job.queued", since);
		Span attempt = about(job, job.attempts(), "job.attempt", now).start();
		return new AttemptTrace(this.traces, this.clock, job.traceParent(), attempt,
				() -> Traces.end(wait.start(), now));
	}

	/** An attempt whose worker is gone, and with it the span that it would have sent. */
	void lost(Job job, RunView run, Failure failure) {
		Span attempt = about(job, run.attempt(), "job.attempt", run.startedAt()).start();
		new AttemptTrace(this.traces, this.clock, job.traceParent(), attempt, () -> {
		}).end(RunStatus.LOST, failure);
	}

	private Span.Builder about(Job job, int attempt, String name, Instant from) {
		Span.Builder span = this.traces.span(name, job.traceParent(), from)
			.tag(JOB, job.id())
			.tag(ATTEMPT, attempt)
			.tag(POOL, job.pool());
		tag(span, "trainer.job.cloned_from", job.clonedFrom());
		TraceParent resumed = job.resumeTraceParent();
		return (resumed != null) ? span.addLink(new Link(this.traces.context(resumed))) : span;
	}

	private static void tag(Span.Builder span, String key, @Nullable String value) {
		if (value != null) {
			span.tag(key, value);
		}
	}

}
