package io.adax.trainer.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "watch", description = { "Follows a job until it is over; its end is the exit status.",
		"Goes on by itself when the connection breaks. Ctrl-C leaves the job running." })
final class WatchCommand extends ServiceCommand {

	@Parameters(paramLabel = "<job>", defaultValue = "last", description = "The id of a job; the newest if left out.")
	private String job = "";

	@Override
	int run(Session session) throws Exception {
		return new JobWatch(session, session.job(this.job)).run();
	}

}
