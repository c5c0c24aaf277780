package io.adax.trainer.commandline;

import java.util.List;

import io.adax.client.api.JobsApi;
import picocli.CommandLine.Command;

@Command(name = "pause", description = "Pauses jobs: they save their state and wait for resume.")
final class PauseCommand extends JobsCommand {

	@Override
	void run(Session session, String id) {
		session.show((client) -> new JobsApi(client).pauseJobWithResponseSpec(id),
				(answer) -> List.of(JobViews.line(answer)));
	}

}
