package io.adax.trainer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.adax.trainer.chart.MonitoringFiles;
import io.adax.trainer.chart.Scrape;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the service shows to Prometheus. */
@ServiceTest
class MetricsIT {

	private final Trainer trainer;

	private final String base;

	MetricsIT(Trainer trainer, Environment environment) {
		this.trainer = trainer;
		this.base = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
	}

	@Test
	void countsWhatATrainingDoes() throws Exception {
		double iterations = sum("trainer_training_iterations_total");
		double checkpoints = sum("trainer_checkpoints_seconds_count");
		this.trainer.train(JobJson.small().with("/training/epochs", 20).with("/training/checkpoint", """
				{"everyIterations": 100}"""));
		assertThat(sum("trainer_training_iterations_total") - iterations).isGreaterThanOrEqualTo(150);
		assertThat(sum("trainer_checkpoints_seconds_count")).isGreaterThan(checkpoints);
		assertThat(sum("trainer_runs_ended_total{failure=\"none\",status=\"succeeded\"")).isPositive();
		assertThat(sum("trainer_runs_begun_total")).isPositive();
		assertThat(sum("trainer_engine_memory_bytes{purpose=\"training\"")).isGreaterThan(50e6);
		assertThat(sum("trainer_backlog_points")).isZero();
	}

	@Test
	void hasAllThatAlertsAndDashboardAskFor() throws Exception {
		this.trainer.train(JobJson.small());
		await().untilAsserted(() -> {
			Scrape scrape = new Scrape(scrape());
			assertThat(MonitoringFiles.expressions().filter((expression) -> !expression.text().contains("trainer_s3_")))
				.isNotEmpty()
				.flatMap(scrape::missing)
				.isEmpty();
		});
	}

	@Test
	void namesOperationsAndNotWhatTheyWereAskedFor() throws Exception {
		this.trainer.get("/jobs/f00dfeed-1");
		this.trainer.get("/jobs/f00dfeed-2/metrics");
		this.trainer.get("/f00dfeed-3");
		send("F00DFEED", "/api/v1/jobs");
		assertThat(scrape()).contains("uri=\"/api/v1/jobs/{id}\"").doesNotContainIgnoringCase("f00dfeed");
	}

	@Test
	void saysWhatItNeedsApartFromWhetherItLives() throws Exception {
		assertThat(send("GET", "/actuator/health/dependencies")).contains("\"db\"", "\"diskSpace\"", "\"blobs\"");
		assertThat(send("GET", "/livez")).isEqualTo(send("GET", "/actuator/health/liveness"));
		assertThat(send("GET", "/readyz")).doesNotContain("db");
	}

	private double sum(String series) throws Exception {
		return values(series).sum();
	}

	private DoubleStream values(String series) throws Exception {
		Stream<String> lines = scrape().lines();
		return lines.filter((line) -> line.startsWith(series))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
	}

	private String scrape() throws IOException, InterruptedException {
		return send("GET", "/actuator/prometheus");
	}

	private String send(String method, String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.base + path))
			.method(method, BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
	}

}
