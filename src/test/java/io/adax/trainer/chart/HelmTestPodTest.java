package io.adax.trainer.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code helm test} sees, and that it says no more than that. */
@EnabledOnOs({ OS.LINUX, OS.MAC })
@Tag("thorough")
class HelmTestPodTest {

	private static final String KEY = "adax_a_b";

	private HttpServer service;

	/** Trains at once, for whoever has the key. */
	@BeforeEach
	void start() throws IOException {
		this.service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.service.createContext("/", (exchange) -> {
			boolean known = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
			answer(exchange, known ? 200 : 401, "{\"id\":\"1\",\"status\":\"SUCCEEDED\"}");
		});
		this.service.start();
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		exchange.getRequestBody().readAllBytes();
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(bytes);
		}
	}

	@AfterEach
	void stop() {
		this.service.stop(0);
	}

	@Test
	void trainsWithTheKeyOfASecretOrOfTheHome(@TempDir Path home) throws Exception {
		Path key = Files.writeString(home.resolve("admin-key"), KEY + "\n");
		assertThat(run(Map.of("TOKEN", KEY))).contains("The job 1 was SUCCEEDED.").endsWith("0");
		assertThat(run(Map.of("KEY_FILE", key.toString()))).contains("The job 1 was SUCCEEDED.").endsWith("0");
	}

	/** Helm does not wait for the service unless it is told to. */
	@Test
	void waitsForTheKeyThatTheServiceIsAboutToMake(@TempDir Path home) throws Exception {
		Path key = home.resolve("admin-key");
		Process early = start(Map.of("KEY_FILE", key.toString()));
		assertThat(early.waitFor(1500, TimeUnit.MILLISECONDS)).isFalse();
		Files.writeString(key, KEY + "\n");
		assertThat(printed(early)).contains("The job 1 was SUCCEEDED.").endsWith("0");
	}

	@Test
	void failsWhereNoServiceComesUp() throws Exception {
		this.service.stop(0);
		assertThat(run(Map.of("TOKEN", KEY, "PATIENCE", "2"))).contains("In vain for 2 s: answers").endsWith("1");
	}

	@Test
	void failsIfNothingCouldBeTrained() throws Exception {
		assertThat(run(Map.of())).contains("set access.existingSecret. Nothing was trained.").endsWith("1");
	}

	/**
	 * Not by a subPath: where the key is not made yet, the kubelet makes a directory of
	 * its name, and the service never starts again.
	 */
	@Test
	void readsTheHomeAndChangesNothingInIt() {
		JsonNode pod = pod(Chart.DIRECTORY.resolve("values.yaml"));
		assertThat(pod.at("/containers/0/volumeMounts").toString())
			.isEqualTo("[{\"name\":\"home\",\"mountPath\":\"/etc/adax-trainer-home\",\"readOnly\":true}]");
		assertThat(pod.at("/volumes/0/persistentVolumeClaim/claimName").asString()).isEqualTo("demo-adax-trainer-home");
		assertThat(
				pod.at("/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/topologyKey").asString())
			.isEqualTo("kubernetes.io/hostname");
	}

	@ParameterizedTest
	@ValueSource(strings = { "access", "trial", "keda", "existing-claim" })
	void getsNoHomeWhereThereIsASecretOrNoneToBeShared(String values) {
		assertThat(pod(Chart.DIRECTORY.resolve("ci").resolve(values + "-values.yaml")).has("volumes")).isFalse();
	}

	private static JsonNode pod(Path values) {
		return Manifest.only(Chart.rendered(values), "Pod").at("/spec");
	}

	/** What the test prints, and its status. */
	private String run(Map<String, String> environment) throws IOException, InterruptedException {
		return printed(start(environment));
	}

	private Process start(Map<String, String> environment) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("bash", Chart.DIRECTORY.resolve("files/iris.sh").toString(),
				"127.0.0.1", String.valueOf(this.service.getAddress().getPort()));
		builder.environment().remove("TOKEN");
		builder.environment().putAll(environment);
		return builder.redirectErrorStream(true).start();
	}

	private static String printed(Process process) throws IOException, InterruptedException {
		String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return printed + process.waitFor();
	}

}
