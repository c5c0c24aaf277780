package io.adax.trainer.commandline;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.http.HttpHeaders;

@Command(name = "resume", description = "Lets a paused or failed job go on from its last checkpoint.")
final class ResumeCommand extends JobCommand {

	@Option(names = "--max-duration", paramLabel = "<time>",
			description = "How much more time it gets, such as 30m, 2h or PT30M.")
	private @Nullable String maxDuration;

	@Option(names = { "-f", "--follow" }, description = "Watch it until it is over.")
	private boolean follow;

	@Override
	int run(Session session, String id) throws Exception {
		String body = (this.maxDuration != null)
				? Json.MAPPER.createObjectNode().put("maxDuration", JobOptions.duration(this.maxDuration)).toString()
				: "{}";
		String answer = session.service().post("/api/v1/jobs/{id}/resume", Map.of("id", id), body, new HttpHeaders());
		session.show(answer, (job) -> List.of(JobViews.line(job)));
		return this.follow ? new JobWatch(session, id).run() : ExitStatus.OK.code();
	}

}
