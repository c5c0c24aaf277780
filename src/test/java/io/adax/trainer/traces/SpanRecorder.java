package io.adax.trainer.traces;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** OpenTelemetry's own SDK, which sends its spans here. */
public final class SpanRecorder implements SpanExporter {

	private final List<SpanData> spans = new CopyOnWriteArrayList<>();

	private final Tracer tracer;

	/** Where all traces are sent that no caller decided about. */
	public SpanRecorder() {
		SdkTracerProvider provider = SdkTracerProvider.builder()
			.setSampler(Sampler.parentBased(Sampler.alwaysOn()))
			.addSpanProcessor(SimpleSpanProcessor.create(this))
			.build();
		this.tracer = new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), (event) -> {
		});
	}

	public Tracer tracer() {
		return this.tracer;
	}

	/** What was sent, in order. */
	public List<SpanData> spans() {
		return this.spans;
	}

	/** The only one of that name. */
	public SpanData span(String name) {
		List<SpanData> found = this.spans.stream().filter((span) -> span.getName().equals(name)).toList();
		if (found.size() != 1) {
			throw new AssertionError(found.size() + " spans " + name + " of " + this.spans);
		}
		return found.get(0);
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		this.spans.addAll(spans);
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode flush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		return CompletableResultCode.ofSuccess();
	}

}
