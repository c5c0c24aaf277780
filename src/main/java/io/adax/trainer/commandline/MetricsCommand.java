package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.adax.client.api.RunsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "metrics", description = "Shows what was measured: a table of all metrics, or curves of some.")
final class MetricsCommand extends JobCommand {

	@Parameters(index = "1..*", paramLabel = "<metric>", description = "Metrics to plot, such as validation.loss.")
	private List<String> names = new ArrayList<>();

	@Option(names = "--max-points", paramLabel = "<count>",
			description = "Most points of a curve; minima and maxima stay.")
	private @Nullable Integer maxPoints;

	@Option(names = "--csv", description = "Print the points as CSV.")
	private boolean csv;

	@Override
	int run(Session session, String id) {
		Set<String> wanted = this.names.isEmpty() ? null : new LinkedHashSet<>(this.names);
		return session.show((client) -> new RunsApi(client).getMetricsWithResponseSpec(id, wanted, this.maxPoints),
				(metrics) -> view(metrics, session.screen().terminal()));
	}

	private List<String> view(JsonNode metrics, Terminal terminal) {
		if (this.csv) {
			return csv(metrics);
		}
		return this.names.isEmpty() ? table(metrics) : plots(metrics, terminal);
	}

	private static List<String> csv(JsonNode metrics) {
		List<String> lines = new ArrayList<>();
		lines.add("metric,epoch,iteration,time,value");
		for (JsonNode series : Json.list(metrics, "/series")) {
			for (JsonNode point : series.path("points")) {
				lines.add(String.join(",", Json.text(series, "/name"), Json.text(point, "/epoch"),
						Json.text(point, "/iteration"), Json.text(point, "/time"), Json.text(point, "/value")));
			}
		}
		return lines;
	}

	private static List<String> table(JsonNode metrics) {
		TextTable table = new TextTable("METRIC", "POINTS", "FIRST", "LAST", "SMALLEST", "LARGEST");
		for (JsonNode series : Json.list(metrics, "/series")) {
			List<JsonNode> points = Json.list(series, "/points");
			if (!points.isEmpty()) {
				DoubleSummaryStatistics all = points.stream()
					.mapToDouble((point) -> point.path("value").asDouble(0))
					.summaryStatistics();
				table.row(Json.text(series, "/name"), Integer.toString(points.size()),
						Figures.of(points.get(0), "/value"), Figures.of(points.get(points.size() - 1), "/value"),
						Figures.of(all.getMin()), Figures.of(all.getMax()));
			}
		}
		return (table.lines().size() > 1) ? table.lines() : List.of("nothing was measured yet");
	}

	/** A plot for each curve, over its iterations. */
	static List<String> plots(JsonNode metrics, Terminal terminal) {
		List<String> lines = new ArrayList<>();
		for (JsonNode series : Json.list(metrics, "/series")) {
			List<Plot.Point> points = Json.items(series.path("points"))
				.map((point) -> new Plot.Point(point.path("iteration").asDouble(0), point.path("value").asDouble(0)))
				.toList();
			lines.addAll(Plot.on(terminal).lines(Json.text(series, "/name") + ", over iterations", points));
		}
		return lines.isEmpty() ? List.of("fewer than two points: nothing to plot") : lines;
	}

}
