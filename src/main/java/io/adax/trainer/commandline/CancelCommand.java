package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import io.adax.client.api.JobsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "cancel", description = "Cancels jobs for good.")
final class CancelCommand extends ServiceCommand {

	@Parameters(paramLabel = "<job>", arity = "1..*", description = "Ids of jobs, or `last`.")
	private List<String> jobs = new ArrayList<>();

	@Override
	int run(Session session) {
		for (String job : this.jobs) {
			String id = session.job(job);
			session.show((client) -> new JobsApi(client).cancelJobWithResponseSpec(id),
					(answer) -> List.of(JobViews.line(answer)));
		}
		return ExitStatus.OK.code();
	}

}
