package io.adax.trainer.commandline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

@Command(name = "clone", description = "Submits a job again, with changes.",
		footer = { "", "Example:", "  trainer clone last --set optimizer.learningRate=0.001 --follow" })
final class CloneCommand extends JobCommand {

	@Parameters(index = "1", arity = "0..1", paramLabel = "<patch.json>",
			description = "A JSON merge patch of the job; - reads standard input.")
	private @Nullable String patch;

	@Option(names = "--set", paramLabel = "<field>=<value>",
			description = "A field to change; null takes it away. May be repeated.")
	private List<String> settings = new ArrayList<>();

	@Option(names = "--from-checkpoint", paramLabel = "<iteration>", description = "Go on from this checkpoint.")
	private @Nullable Long checkpoint;

	@Option(names = { "-f", "--follow" }, description = "Watch it until it is over; its end is the exit status.")
	private boolean follow;

	@Override
	int run(Session session, String id) throws IOException, InterruptedException {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Idempotency-Key", UUID.randomUUID().toString());
		String answer = session.service()
			.post("/api/v1/jobs/{id}/clone", Map.of("id", id), patch().toString(), headers);
		session.show(answer, (made) -> List.of(JobViews.line(made)));
		return this.follow ? new JobWatch(session, Json.text(Json.answer(answer), "/id")).run() : ExitStatus.OK.code();
	}

	private ObjectNode patch() throws IOException {
		ObjectNode changes = (this.patch != null) ? Json.object(Input.text(this.patch), Input.name(this.patch))
				: Json.MAPPER.createObjectNode();
		this.settings.forEach((setting) -> Settings.apply(changes, setting));
		if (this.checkpoint != null) {
			changes.put("fromCheckpoint", this.checkpoint);
		}
		return changes;
	}

}
