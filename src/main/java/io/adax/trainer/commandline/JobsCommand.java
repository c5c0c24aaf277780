package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Parameters;

/** A command that does the same with each of some jobs. */
abstract class JobsCommand extends ServiceCommand {

	@Parameters(paramLabel = "<job>", arity = "1..*", description = "Ids of jobs, or `last`.")
	private List<String> jobs = new ArrayList<>();

	@Override
	final int run(Session session) {
		for (String job : this.jobs) {
			run(session, session.job(job));
		}
		return ExitStatus.OK.code();
	}

	abstract void run(Session session, String id);

}
