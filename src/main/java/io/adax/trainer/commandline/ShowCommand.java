package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import io.adax.client.api.JobsApi;
import io.adax.client.api.ModelsApi;
import io.adax.client.api.RunsApi;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "show", description = "Shows a job: what was asked for, how it stands, what came out.")
final class ShowCommand extends JobCommand {

	@Override
	int run(Session session, String id) {
		return session.show((client) -> new JobsApi(client).getJobWithResponseSpec(id, null, null),
				(job) -> all(session, job));
	}

	private static List<String> all(Session session, JsonNode job) {
		List<String> lines = new ArrayList<>(JobViews.details(job));
		String id = Json.text(job, "/id");
		if (job.path("attempts").asInt(0) > 0) {
			lines.addAll(AttemptViews.table(session.ask((client) -> new RunsApi(client).listRunsWithResponseSpec(id))));
		}
		if (Json.text(job, "/status").equals("SUCCEEDED")) {
			lines.addAll(evaluation(session, id));
		}
		return lines;
	}

	/** What its model is worth. */
	static List<String> evaluation(Session session, String job) {
		return JobViews
			.evaluation(session.ask((client) -> new ModelsApi(client).getEvaluationWithResponseSpec(job, null)));
	}

}
