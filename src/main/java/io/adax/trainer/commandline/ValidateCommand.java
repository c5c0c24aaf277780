package io.adax.trainer.commandline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

@Command(name = "validate", description = { "Shows the plan of a job, or its faults; nothing is queued.",
		"A table of --data is uploaded." })
final class ValidateCommand extends ServiceCommand {

	@Mixin
	private JobOptions options = new JobOptions();

	@Override
	int run(Session session) throws IOException {
		String job = this.options.job(session).toString();
		return session.show(session.service().post("/api/v1/jobs/validate", Map.of(), job, new HttpHeaders()),
				ValidateCommand::plan);
	}

	private static List<String> plan(JsonNode plan) {
		TextTable layers = new TextTable("LAYER", "INPUTS", "OUTPUTS", "ACTIVATION", "PARAMETERS");
		Json.list(plan, "/network/layers")
			.forEach((layer) -> layers.row(Json.text(layer, "/type"), Json.text(layer, "/inputs"),
					Json.text(layer, "/outputs"), Json.text(layer, "/activation"),
					Figures.count(layer, "/parameters")));
		List<String> lines = new ArrayList<>(layers.lines());
		lines.addAll(new Fields().add("to learn", Json.text(plan, "/target") + ", " + Json.text(plan, "/task"))
			.add("rows", Figures.count(plan, "/trainingRows") + " to train on")
			.add("iterations",
					Figures.count(plan, "/totalIterations") + ", " + Figures.count(plan, "/iterationsPerEpoch")
							+ " an epoch")
			.add("parameters", Figures.count(plan, "/network/parameters"))
			.add("memory", Figures.bytes(plan, "/memory/peakBytes"))
			.add("optimizer", JobViews.settings(plan.at("/job/optimizer")))
			.add("training", JobViews.settings(plan.at("/job/training")))
			.add("time", time(plan))
			.add("begins", Figures.time(plan, "/estimatedStart"))
			.add("waits for", plan.path("ahead").asLong(0) > 0 ? Json.text(plan, "/ahead") + " jobs" : "")
			.lines());
		Json.list(plan, "/warnings").forEach((warning) -> lines.add("warning: " + Json.text(warning)));
		return lines;
	}

	private static String time(JsonNode plan) {
		return plan.at("/time/seconds").isNumber() ? "about " + Figures.of(plan, "/time/seconds") + " s ("
				+ Figures.of(plan, "/time/atLeastSeconds") + " to " + Figures.of(plan, "/time/atMostSeconds")
				+ "), by earlier runs: " + Json.text(plan, "/time/runs") : "";
	}

}
