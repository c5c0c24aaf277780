package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import org.awaitility.Awaitility;

/** Takes traces as a collector does, by OTLP over HTTP. */
final class TraceCollector implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpServer server;

	private final List<ExportTraceServiceRequest> received = new CopyOnWriteArrayList<>();

	TraceCollector() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/v1/traces", this::take);
		this.server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.received.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	/** Where to send them. */
	String address() {
		return "http://127.0.0.1:%d/v1/traces".formatted(this.server.getAddress().getPort());
	}

	/** All that was sent, as text. */
	String text() {
		return this.received.toString();
	}

	/** A trace, once it is as wanted. */
	Spans await(String trace, Predicate<Spans> wanted) {
		return Awaitility.await().atMost(PATIENCE).until(() -> new Spans(spans(trace)), wanted);
	}

	private List<Span> spans(String trace) {
		return this.received.stream()
			.flatMap((request) -> request.getResourceSpansList().stream())
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList().stream())
			.filter((span) -> hex(span.getTraceId()).equals(trace))
			.toList();
	}

	private static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** Those of a trace. */
	record Spans(List<Span> all) {

		List<Span> named(String name) {
			return this.all.stream().filter((span) -> span.getName().equals(name)).toList();
		}

		Span only(String name) {
			List<Span> found = named(name);
			if (found.size() != 1) {
				throw new AssertionError(found.size() + " spans " + name + " of " + this.all);
			}
			return found.get(0);
		}

		List<Span> below(Span whole) {
			return this.all.stream().filter((span) -> parent(span).equals(id(whole))).toList();
		}

		static String id(Span span) {
			return hex(span.getSpanId());
		}

		static String parent(Span span) {
			return hex(span.getParentSpanId());
		}

		static String text(Span span, String key) {
			return span.getAttributesList()
				.stream()
				.filter((attribute) -> attribute.getKey().equals(key))
				.map((attribute) -> attribute.getValue().getStringValue())
				.findFirst()
				.orElse("");
		}

	}

}
