package io.adax.trainer.commandline;

import picocli.CommandLine.Parameters;

/** A command about one job. */
abstract class JobCommand extends ServiceCommand {

	@Parameters(index = "0", paramLabel = "<job>", description = "The id of a job, or `last`.")
	private String job = "";

	@Override
	final int run(Session session) throws Exception {
		return run(session, session.job(this.job));
	}

	abstract int run(Session session, String id) throws Exception;

}
