package io.adax.trainer.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alerts and the dashboard that come with the chart. */
public final class MonitoringFiles {

	static final Path ALERTS = Chart.DIRECTORY.resolve("files/alerts.yaml");

	static final Path DASHBOARD = Chart.DIRECTORY.resolve("files/dashboard.json");

	private MonitoringFiles() {
	}

	/** Everything that they ask Prometheus for. */
	public static Stream<Expression> expressions() {
		return Stream.concat(alerts().stream().map((alert) -> new Expression(alert.path("expr").asString())),
				dashboardExpressions());
	}

	static List<JsonNode> alerts() {
		return Manifest.all(text(ALERTS)).get(0).at("/groups/0/rules").valueStream().toList();
	}

	static JsonNode dashboard() {
		return new JsonMapper().readTree(text(DASHBOARD));
	}

	private static Stream<Expression> dashboardExpressions() {
		return Stream
			.concat(dashboard().findValues("expr").stream(),
					dashboard().at("/templating/list")
						.valueStream()
						.map((variable) -> variable.at("/query/query"))
						.filter(JsonNode::isString))
			.map((text) -> new Expression(text.asString()));
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
