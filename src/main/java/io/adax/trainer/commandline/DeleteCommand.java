package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import io.adax.client.api.JobsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes jobs that are over, with all that they left.")
final class DeleteCommand extends ServiceCommand {

	@Parameters(paramLabel = "<job>", arity = "1..*", description = "Ids of jobs, or `last`.")
	private List<String> jobs = new ArrayList<>();

	@Override
	int run(Session session) {
		for (String job : this.jobs) {
			String id = session.job(job);
			session.service().ask((client) -> new JobsApi(client).deleteJobWithResponseSpec(id));
			if (!session.json()) {
				session.screen().line("Job " + id + ": deleted");
			}
		}
		return ExitStatus.OK.code();
	}

}
