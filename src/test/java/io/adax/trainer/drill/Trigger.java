package io.adax.trainer.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code metrics-api} trigger of a ScaledObject: asks what the manifest names, as
 * whom it names.
 */
final class Trigger {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonNode metadata;

	private final Map<String, String> parameters = new TreeMap<>();

	private final UnaryOperator<URI> names;

	/**
	 * Reads a trigger.
	 * @param authentication the TriggerAuthentication that it names, or a missing node
	 * @param names what the cluster's DNS would do
	 */
	Trigger(JsonNode trigger, JsonNode authentication, Stored stored, UnaryOperator<URI> names) {
		if (!trigger.get("type").asString().equals("metrics-api")) {
			throw new IllegalStateException("No KEDA stands behind " + trigger);
		}
		this.metadata = trigger.get("metadata");
		this.names = names;
		authentication.at("/spec/secretTargetRef")
			.forEach((target) -> this.parameters.put(target.get("parameter").asString(),
					stored.secret(target.get("name").asString()).get(target.get("key").asString())));
	}

	/** What is there, or nothing if nobody answers with a number. */
	OptionalDouble ask() throws InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(this.names.apply(URI.create(this.metadata.get("url").asString())))
			.timeout(Duration.ofSeconds(5));
		switch (this.metadata.path("authMode").asString("")) {
			case "bearer" -> request.header("Authorization", "Bearer " + this.parameters.get("token"));
			case "apiKey" ->
				request.header(this.metadata.path("keyParamName").asString("X-API-KEY"), this.parameters.get("apiKey"));
			case "" -> {
				// nobody asks who it is
			}
			default -> throw new IllegalStateException("No KEDA stands behind " + this.metadata);
		}
		try {
			HttpResponse<String> answer = this.client.send(request.build(), BodyHandlers.ofString());
			JsonNode value = JSON.readTree((answer.statusCode() == 200) ? answer.body() : "{}")
				.at("/" + this.metadata.get("valueLocation").asString().replace('.', '/'));
			return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
		}
		catch (IOException ex) {
			return OptionalDouble.empty();
		}
	}

}
