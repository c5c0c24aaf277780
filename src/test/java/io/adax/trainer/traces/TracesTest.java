package io.adax.trainer.traces;

import java.util.Map;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TracesTest {

	private final SpanRecorder recorder = new SpanRecorder();

	private final Traces traces = Traces.by(this.recorder.tracer());

	@Test
	void isNowhereOutsideOfATrace() {
		assertThat(this.traces.here()).isNull();
		this.traces.tell("trainer.job.id", "nobody listens");
	}

	@Test
	void knowsWhereItIs() {
		Span request = this.recorder.tracer().nextSpan().name("request").start();
		try (Tracer.SpanInScope scope = this.recorder.tracer().withSpan(request)) {
			assertThat(this.traces.here())
				.isEqualTo(new TraceParent(request.context().traceId(), request.context().spanId(), true));
			this.traces.tell("trainer.job.id", "a-job");
		}
		request.end();
		assertThat(this.recorder.span("request").getAttributes().get(AttributeKey.stringKey("trainer.job.id")))
			.isEqualTo("a-job");
	}

	@Test
	void showsWorkAsPartOfTheRequest() {
		Span request = this.recorder.tracer().nextSpan().name("request").start();
		try (Tracer.SpanInScope scope = this.recorder.tracer().withSpan(request)) {
			assertThat(this.traces.during("engine.predict", Map.of("trainer.model.id", "a-model"), () -> 42))
				.isEqualTo(42);
		}
		SpanData work = this.recorder.span("engine.predict");
		assertThat(work.getParentSpanId()).isEqualTo(request.context().spanId());
		assertThat(work.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	/** A message may have what a user gave. */
	@Test
	void tellsThatWorkFailedAndNoMore() {
		assertThatIllegalStateException().isThrownBy(() -> this.traces.during("engine.predict", Map.of(), () -> {
			throw new IllegalStateException("row 7: salary is 12345");
		}));
		SpanData work = this.recorder.span("engine.predict");
		assertThat(work.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(work.getStatus().getDescription()).isEqualTo("IllegalStateException");
		assertThat(work.toString()).doesNotContain("12345");
	}

	@Test
	void doesTheWorkWhereNobodyTraces() {
		assertThat(Traces.none().during("engine.predict", Map.of(), () -> 42)).isEqualTo(42);
		assertThat(Traces.none().here()).isNull();
	}

}
