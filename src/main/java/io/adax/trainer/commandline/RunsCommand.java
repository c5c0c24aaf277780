package io.adax.trainer.commandline;

import java.util.List;

import io.adax.client.api.RunsApi;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "runs", description = "Shows the attempts at a job: what was predicted beside what came.")
final class RunsCommand extends JobCommand {

	@Override
	int run(Session session, String id) {
		return session.show((client) -> new RunsApi(client).listRunsWithResponseSpec(id), RunsCommand::lines);
	}

	private static List<String> lines(JsonNode runs) {
		List<String> table = AttemptViews.table(runs);
		return table.isEmpty() ? List.of("no attempts yet") : table;
	}

}
