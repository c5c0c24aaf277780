package io.adax.trainer.commandline;

import java.util.List;

import io.adax.client.api.JobsApi;
import picocli.CommandLine.Command;

@Command(name = "cancel", description = "Cancels jobs for good.")
final class CancelCommand extends JobsCommand {

	@Override
	void run(Session session, String id) {
		session.show((client) -> new JobsApi(client).cancelJobWithResponseSpec(id),
				(answer) -> List.of(JobViews.line(answer)));
	}

}
