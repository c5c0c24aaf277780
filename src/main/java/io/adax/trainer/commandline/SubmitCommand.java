package io.adax.trainer.commandline;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

@Command(name = "submit", description = "Submits a job: out of a JSON file, or of options.",
		footer = { "", "Examples:", "  trainer submit --data data.csv --target income --epochs 30 --follow",
				"  trainer submit --dataset iris --optimizer adamax --learning-rate 0.01",
				"  trainer submit job.json --set training.seed=7", "  generate-job | trainer submit - --json" })
final class SubmitCommand extends ServiceCommand {

	@Mixin
	private JobOptions options = new JobOptions();

	@Option(names = { "-f", "--follow" }, description = "Watch it until it is over; its end is the exit status.")
	private boolean follow;

	@Option(names = { "-q", "--quiet" }, description = "Print its id and nothing else.")
	private boolean quiet;

	@Option(names = "--idempotency-key", paramLabel = "<key>",
			description = "The same key and job again get the first answer again.")
	private @Nullable String key;

	@Override
	int run(Session session) throws IOException, InterruptedException {
		Session shown = this.quiet ? new Session(session.service(), session.screen(), true) : session;
		String answer = submit(session, this.options.job(shown).toString(), this.key);
		JsonNode job = Json.answer(answer);
		String id = Json.text(job, "/id");
		if (this.quiet) {
			session.screen().line(id);
		}
		else {
			session.show(answer, (made) -> List.of(JobViews.line(made)));
		}
		if (this.follow) {
			return new JobWatch(session, id).run();
		}
		if (!session.json() && !this.quiet) {
			session.screen().note("Watch it: trainer watch " + id);
		}
		return ExitStatus.OK.code();
	}

	/** Sends it under a key, so that a repetition on the way makes no second job. */
	private static String submit(Session session, String job, @Nullable String key) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Idempotency-Key", (key != null) ? key : UUID.randomUUID().toString());
		return session.service().post("/api/v1/jobs", Map.of(), job, headers);
	}

}
