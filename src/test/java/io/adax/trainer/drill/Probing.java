package io.adax.trainer.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/** One of the three probes of a container, asked as often as the manifest says. */
final class Probing {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final JsonNode container;

	private final JsonNode probe;

	private final String address;

	private Instant next;

	private int failures;

	/** What a probe has come to. */
	enum Verdict {

		PASSED, FAILED,
		/** A failure, or too early to ask. */
		OPEN

	}

	Probing(JsonNode container, String name, String address) {
		this.container = container;
		this.probe = container.path(name);
		this.address = address;
		this.next = Instant.now().plusSeconds(number("initialDelaySeconds", 0));
	}

	/** When it is asked the next time. */
	Instant next() {
		return this.next;
	}

	/** Asks, if it is time. */
	Verdict ask() {
		if (Instant.now().isBefore(this.next)) {
			return Verdict.OPEN;
		}
		boolean passed = passes();
		this.next = Instant.now().plusSeconds(number("periodSeconds", 10));
		this.failures = passed ? 0 : this.failures + 1;
		if (passed) {
			return Verdict.PASSED;
		}
		return (this.failures >= number("failureThreshold", 3)) ? Verdict.FAILED : Verdict.OPEN;
	}

	/** What is not probed is well. */
	private boolean passes() {
		if (this.probe.isMissingNode()) {
			return true;
		}
		if (!this.probe.has("httpGet")) {
			throw new IllegalStateException("No kubelet stands behind " + this.probe);
		}
		JsonNode get = this.probe.get("httpGet");
		URI uri = URI
			.create("http://%s:%d%s".formatted(this.address, port(get.get("port")), get.get("path").asString()));
		try {
			int status = CLIENT
				.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(number("timeoutSeconds", 1))).build(),
						BodyHandlers.discarding())
				.statusCode();
			return status >= 200 && status < 400;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int port(JsonNode port) {
		return port.isNumber() ? port.asInt() : port(this.container, port.asString());
	}

	/** The port of a container by its name. */
	static int port(JsonNode container, String name) {
		return StreamSupport.stream(container.path("ports").spliterator(), false)
			.filter((port) -> port.path("name").asString("").equals(name))
			.mapToInt((port) -> port.get("containerPort").asInt())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The container has no port " + name));
	}

	private int number(String name, int otherwise) {
		return this.probe.path(name).asInt(otherwise);
	}

}
