package io.adax.trainer.contract;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.adax.trainer.JobJson;
import io.adax.trainer.ServiceTest;
import io.adax.trainer.Trainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the document fit their schemas, and sent to a service they are answered
 * as documented. What an example names by id is the service's own; nobody outside is told
 * anything.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesIT {

	private static final Contract CONTRACT = Contract.committed();

	private static final JsonMapper JSON = new JsonMapper();

	private static final String TABLE = "t,label\n1,cold\n2,cold\n8,warm\n9,warm\n";

	private final HttpClient http = HttpClient.newHttpClient();

	private final Trainer trainer;

	private final Map<String, String> ids = new HashMap<>();

	/** What is changed by its operation, made for it alone. */
	private final Map<String, Supplier<String>> own;

	ExamplesIT(Trainer trainer) {
		this.trainer = trainer;
		this.own = Map.of("deleteDataset", () -> trainer.upload("gone", TABLE), "deleteJob", this::over, "updateJob",
				this::endless, "cancelJob", this::endless, "pauseJob", this::running, "resumeJob", this::paused,
				"deleteWebhook", this::webhook, "revokeKey", this::key);
	}

	static List<Operation> operations() {
		return CONTRACT.operations();
	}

	@BeforeAll
	void fill() {
		JobJson job = JobJson.iris().with("/training/checkpoint", "{\"everyIterations\": 20}");
		String id = this.trainer.submit(job);
		this.ids.put("models", this.trainer.awaitModel(id).get("id").stringValue());
		this.ids.put("jobs", id);
		this.ids.put("datasets", "iris");
		this.ids.put("webhooks", webhook());
		this.ids.put("keys", key());
		this.ids.put("iteration", this.trainer.get("/jobs/" + id + "/checkpoints").text("/items/0/iteration"));
	}

	@AfterAll
	void clear() {
		this.trainer.cancelAll();
		Trainer.items(this.trainer.get("/webhooks"))
			.forEach((webhook) -> this.trainer.delete("/webhooks/" + webhook.get("id").stringValue()));
	}

	private String endless() {
		return this.trainer.submit(JobJson.endless());
	}

	private String over() {
		String id = this.trainer.submit(JobJson.small());
		this.trainer.awaitStatus(id, "SUCCEEDED");
		return id;
	}

	private String running() {
		String id = endless();
		this.trainer.awaitStatus(id, "RUNNING");
		return id;
	}

	private String paused() {
		String id = this.trainer.submit(JobJson.endless().with("/training/maxDuration", "\"PT30M\""));
		this.trainer.awaitStatus(id, "RUNNING");
		this.trainer.pause(id);
		return id;
	}

	private String webhook() {
		return this.trainer.post("/webhooks", "{\"url\": \"" + this.trainer.address() + "/none\"}")
			.expect(201)
			.text("/id");
	}

	private String key() {
		return this.trainer.post("/keys", "{\"name\": \"example\", \"role\": \"viewer\"}").expect(201).text("/id");
	}

	@ParameterizedTest
	@MethodSource("operations")
	void hasExamplesThatFitAndAreAnsweredAsDocumented(Operation operation) throws Exception {
		operation.request()
			.ifPresent((media) -> assertThat(CONTRACT.faults(media.schema(), media.example(CONTRACT))).isEmpty());
		HttpResponse<byte[]> answer = send(operation);
		this.trainer.cancelAll();
		assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8))
			.isEqualTo(operation.success());
		String type = answer.headers().firstValue("Content-Type").orElse("");
		if (type.equals("application/json")) {
			Operation.Media media = operation.media(operation.success(), type).orElseThrow();
			JsonNode body = JSON.readTree(answer.body());
			assertThat(CONTRACT.faults(media.schema(), body)).isEmpty();
			RecordedExamples.keep(operation, media, body);
			assertThat(media.node().has("example")).as("example of the answer").isTrue();
			assertThat(CONTRACT.faults(media.schema(), media.node().get("example"))).isEmpty();
		}
	}

	private HttpResponse<byte[]> send(Operation operation) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(this.trainer.address() + path(operation) + query(operation)))
			.header("Accept", "application/json, */*;q=0.1");
		Operation.Media media = operation.request().orElse(null);
		if (media == null) {
			return send(request.method(operation.method(), BodyPublishers.noBody()));
		}
		JsonNode example = media.example(CONTRACT);
		boolean form = media.type().startsWith("multipart/");
		String body = (form ? form(example) : example.toString()).replace("https://example.org",
				this.trainer.address());
		return send(request.header("Content-Type", form ? media.type() + "; boundary=f" : media.type())
			.method(operation.method(), BodyPublishers.ofString(body)));
	}

	private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofByteArray());
	}

	private static String form(JsonNode example) {
		return "--f\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
				+ example.get("file").asString()
				+ "\r\n--f\r\nContent-Disposition: form-data; name=\"spec\"\r\nContent-Type: application/json\r\n\r\n"
				+ example.get("spec") + "\r\n--f--\r\n";
	}

	private String path(Operation operation) {
		String path = operation.path();
		for (JsonNode parameter : operation.parameters("path")) {
			String name = parameter.get("name").stringValue();
			String kind = operation.path().split("/")[3];
			String value = name.equals("iteration") ? this.ids.get(name)
					: name.toLowerCase().endsWith("id")
							? this.own.getOrDefault(operation.id(), () -> this.ids.get(kind)).get()
							: parameter.get("example").asString();
			path = path.replace("{" + name + "}", value);
		}
		return path;
	}

	/** All parameters by their examples, or those that go together. */
	private static String query(Operation operation) {
		Set<String> together = RecordedExamples.query(operation);
		String query = operation.parameters("query")
			.stream()
			.filter((parameter) -> parameter.has("example"))
			// it leads on from a page of the service that made it
			.filter((parameter) -> !parameter.get("name").stringValue().equals("cursor"))
			.filter((parameter) -> together.isEmpty() || together.contains(parameter.get("name").stringValue()))
			.map((parameter) -> parameter.get("name").stringValue() + "="
					+ URLEncoder.encode(Operation.text(parameter.get("example")), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return query.isEmpty() ? "" : "?" + query;
	}

}
