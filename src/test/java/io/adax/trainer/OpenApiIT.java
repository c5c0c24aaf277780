package io.adax.trainer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed OpenAPI document is what the service serves, and it is whole. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "trainer.engine.warm=false")
class OpenApiIT {

	private static final Path COMMITTED = Path.of("openapi/openapi.yaml");

	@TempDir
	static Path home;

	@LocalServerPort
	int port;

	private String served;

	@DynamicPropertySource
	static void home(DynamicPropertyRegistry properties) {
		properties.add("trainer.home", home::toString);
	}

	@BeforeEach
	void fetch() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/v3/api-docs.yaml"))
			.build();
		HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		this.served = answer.body();
		if (Boolean.getBoolean("openapi.update")) {
			Files.writeString(COMMITTED, this.served);
		}
	}

	@Test
	void isWhatIsCommitted() throws IOException {
		assertThat(this.served)
			.as("openapi/openapi.yaml differs; if that is meant, run ./mvnw verify -Dopenapi.update=true")
			.isEqualTo(Files.readString(COMMITTED));
	}

	@Test
	void describesEveryOperationParameterAndFieldWithAnExample() {
		Map<String, Object> document = new Yaml().load(this.served);
		List<String> bare = new ArrayList<>();
		paths(document).forEach((path, operations) -> operations.forEach((method, operation) -> {
			String name = method + " " + path;
			require(operation, name, bare, "operationId", "summary", "description", "tags");
			list(operation, "parameters")
				.forEach((parameter) -> require(parameter, name + " " + parameter.get("name"), bare, "description"));
		}));
		schemas(document).forEach((name, schema) -> {
			require(schema, name, bare, "description");
			map(schema, "properties").forEach((field, property) -> requireDocumented((Map<?, ?>) property,
					name + "." + field, schemas(document), bare));
		});
		assertThat(bare).isEmpty();
	}

	@Test
	void describesWhatTheDoorRefusesAndTheHeadersOfAnswers() {
		Map<String, Map<String, Map<String, Object>>> paths = paths(new Yaml().load(this.served));
		paths.values()
			.forEach((operations) -> operations.values()
				.forEach((operation) -> assertThat(map(operation, "responses")).containsKeys("401", "403", "429",
						"503")));
		assertThat(headers(paths.get("/api/v1/jobs").get("post"), "201")).containsOnlyKeys("ETag", "Location",
				"Idempotent-Replayed");
		assertThat(headers(paths.get("/api/v1/jobs/{id}").get("get"), "304")).containsOnlyKeys("ETag");
		assertThat(headers(paths.get("/api/v1/models/{id}/content").get("get"), "206")).containsKeys("ETag",
				"Content-Range", "Accept-Ranges");
	}

	@Test
	void describesWhatFurtherMayBeAnswered() {
		Map<String, Map<String, Map<String, Object>>> paths = paths(new Yaml().load(this.served));
		paths.values()
			.forEach((operations) -> operations.values()
				.forEach((operation) -> assertThat(map(operation, "responses").get("400").toString())
					.contains("BadRequest")));
		assertThat(map(paths.get("/api/v1/jobs/{id}").get("patch"), "responses")).containsKey("409");
		for (String download : List.of("/api/v1/models/{id}/content",
				"/api/v1/jobs/{id}/checkpoints/{iteration}/content")) {
			Map<String, Object> operation = paths.get(download).get("get");
			assertThat(map(operation, "responses")).containsKey("304");
			assertThat(list(operation, "parameters")).extracting((parameter) -> parameter.get("name"))
				.contains("If-None-Match");
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> headers(Map<String, Object> operation, String status) {
		return map((Map<String, Object>) map(operation, "responses").get(status), "headers");
	}

	private static void requireDocumented(Map<?, ?> property, String name, Map<String, Map<String, Object>> schemas,
			List<String> bare) {
		if (property.containsKey("$ref")) {
			// described, with examples, where it is defined
			return;
		}
		require(property, name, bare, "description");
		boolean ofReferences = property.get("items") instanceof Map<?, ?> items && items.containsKey("$ref");
		if (!ofReferences && !"binary".equals(property.get("format"))) {
			require(property, name, bare, "example");
		}
	}

	private static void require(Map<?, ?> node, String name, List<String> bare, String... keys) {
		for (String key : keys) {
			if (!node.containsKey(key) && !(key.equals("example") && node.containsKey("examples"))) {
				bare.add(name + ": " + key);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Map<String, Object>>> paths(Map<String, Object> document) {
		return (Map<String, Map<String, Map<String, Object>>>) document.get("paths");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> schemas(Map<String, Object> document) {
		return new TreeMap<>(
				(Map<String, Map<String, Object>>) ((Map<String, Object>) document.get("components")).get("schemas"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Map<String, Object> node, String key) {
		return (Map<String, Object>) node.getOrDefault(key, Map.of());
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Map<String, Object> node, String key) {
		return (List<Map<String, Object>>) node.getOrDefault(key, List.of());
	}

}
