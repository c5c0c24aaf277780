package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.client.api.CatalogueApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@Command(name = "curve",
		description = { "Plots the learning rate of a schedule over its iterations,",
				"or an optimizer's decay of second moments (over the logarithm of the step)." },
		footer = { "", "Examples:", "  trainer curve cosine warmupSteps=100 learningRate=0.005 totalSteps=1000",
				"  trainer curve adax maxStep=1000000 beta2=1e-4" })
final class CurveCommand extends ServiceCommand {

	@Parameters(index = "0", paramLabel = "<type>", description = "A schedule or an optimizer.")
	private String type = "";

	@Parameters(index = "1..*", paramLabel = "<field>=<value>", description = "Fields, as they have them in a job.")
	private List<String> fields = new ArrayList<>();

	@Option(names = "--csv", description = "Print the points as CSV.")
	private boolean csv;

	@Override
	int run(Session session) {
		JsonNode schedules = session.ask((client) -> new CatalogueApi(client).listSchedulesWithResponseSpec());
		boolean schedule = Json.list(schedules, "/items")
			.stream()
			.anyMatch((entry) -> Json.text(entry, "/type").equals(this.type));
		MultiValueMap<String, String> query = query();
		String path = "/api/v1/optimizers/{type}/decay";
		if (schedule) {
			path = "/api/v1/schedules/curve";
			query.add("type", this.type);
		}
		String x = schedule ? "iteration" : "step";
		String y = schedule ? "learningRate" : "decay";
		return session.show(session.service().get(path, Map.of("type", this.type), query),
				(curve) -> this.csv ? csv(curve, x, y) : plot(session, curve, x, y));
	}

	private MultiValueMap<String, String> query() {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		for (String field : this.fields) {
			int equals = field.indexOf('=');
			if (equals < 1) {
				throw CommandFailure.misuse("\"" + field + "\" is no field with a value.", "Such as warmupSteps=100.");
			}
			query.add(field.substring(0, equals), field.substring(equals + 1));
		}
		return query;
	}

	private static List<String> csv(JsonNode curve, String x, String y) {
		List<String> lines = new ArrayList<>(List.of(x + "," + y));
		curve.path("points").forEach((point) -> lines.add(Json.text(point, "/" + x) + "," + Json.text(point, "/" + y)));
		return lines;
	}

	private List<String> plot(Session session, JsonNode curve, String x, String y) {
		boolean logarithmic = x.equals("step");
		List<Plot.Point> points = Json.items(curve.path("points")).map((point) -> {
			double at = point.path(x).asDouble(0);
			return new Plot.Point(logarithmic ? Math.log10(Math.max(1, at)) : at, point.path(y).asDouble(0));
		}).toList();
		return Plot.on(session.screen().terminal())
			.lines(this.type + ": " + y + " over " + (logarithmic ? "log10 of the step" : x), points);
	}

}
