package io.adax.trainer.traces;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes spans, and none where nobody asked for traces. A span says what took how long and
 * how it ended, never what users gave: no names of theirs, no rows, no messages.
 */
@Component
public class Traces {

	private final Tracer tracer;

	@Autowired
	Traces(ObjectProvider<Tracer> tracer) {
		this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
	}

	private Traces(Tracer tracer) {
		this.tracer = tracer;
	}

	/** Made by that tracer. */
	public static Traces by(Tracer tracer) {
		return new Traces(tracer);
	}

	/** What there is where nobody asked for them. */
	public static Traces none() {
		return new Traces(Tracer.NOOP);
	}

	/** The place that this thread is at; null if it is in no trace. */
	public @Nullable TraceParent here() {
		Span span = this.tracer.currentSpan();
		return (span != null) ? placeOf(span) : null;
	}

	/** The place of a span; null if it is none. */
	public static @Nullable TraceParent placeOf(Span span) {
		TraceContext context = span.context();
		return context.traceId().isEmpty() ? null
				: new TraceParent(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()));
	}

	/** Adds to what is known of what this thread does. */
	public void tell(String key, String value) {
		Span span = this.tracer.currentSpan();
		if (span != null) {
			span.tag(key, value);
		}
	}

	/**
	 * A span that began then.
	 * @param parent what it follows from; null for a trace of its own
	 */
	public Span.Builder span(String name, @Nullable TraceParent parent, Instant from) {
		Span.Builder span = this.tracer.spanBuilder().name(name).startTimestamp(micros(from), TimeUnit.MICROSECONDS);
		return (parent != null) ? span.setParent(context(parent)) : span.setNoParent();
	}

	/** Something that began and ended as part of another. */
	public void part(Span whole, String name, Instant from, Instant to, Map<String, Long> figures) {
		Span.Builder part = this.tracer.spanBuilder()
			.name(name)
			.setParent(whole.context())
			.startTimestamp(micros(from), TimeUnit.MICROSECONDS);
		figures.forEach(part::tag);
		end(part.start(), to);
	}

	/** A place as Micrometer has it. */
	public TraceContext context(TraceParent place) {
		return this.tracer.traceContextBuilder()
			.traceId(place.traceId())
			.spanId(place.spanId())
			.sampled(place.sampled())
			.build();
	}

	/** Work that this thread does, as part of what it is at. */
	public <T> T during(String name, Map<String, String> attributes, Supplier<T> work) {
		if (this.tracer == Tracer.NOOP) {
			return work.get();
		}
		Span span = this.tracer.nextSpan().name(name).start();
		attributes.forEach(span::tag);
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
			return work.get();
		}
		catch (RuntimeException ex) {
			fail(span, ex.getClass().getSimpleName());
			throw ex;
		}
		finally {
			span.end();
		}
	}

	/** Ends a span. */
	public static void end(Span span, Instant at) {
		span.end(micros(at), TimeUnit.MICROSECONDS);
	}

	/**
	 * Marks a span as failed.
	 * @param why in a word; the message is for those who may read it
	 */
	public static void fail(Span span, String why) {
		span.error(new Failed(why));
	}

	private static long micros(Instant time) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, time);
	}

	/** A span takes its error from an exception, and all that it has. */
	private static final class Failed extends RuntimeException {

		private static final long serialVersionUID = 1;

		private Failed(String why) {
			super(why, null, false, false);
		}

	}

}
