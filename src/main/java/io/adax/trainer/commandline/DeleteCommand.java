package io.adax.trainer.commandline;

import io.adax.client.api.JobsApi;
import picocli.CommandLine.Command;

@Command(name = "delete", description = "Deletes jobs that are over, with all that they left.")
final class DeleteCommand extends JobsCommand {

	@Override
	void run(Session session, String id) {
		session.service().ask((client) -> new JobsApi(client).deleteJobWithResponseSpec(id));
		if (!session.json()) {
			session.screen().line("Job " + id + ": deleted");
		}
	}

}
