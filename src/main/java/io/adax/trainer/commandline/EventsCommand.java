package io.adax.trainer.commandline;

import java.util.List;

import io.adax.client.api.RunsApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "events", description = "Shows the record of a job; with --json an object on each line.")
final class EventsCommand extends JobCommand {

	private static final int PAGE = 500;

	@Option(names = "--after", paramLabel = "<number>", defaultValue = "0",
			description = "Only events with a larger number.")
	private long after;

	@Option(names = { "-f", "--follow" }, description = "Go on until the job is over.")
	private boolean follow;

	@Override
	int run(Session session, String id) throws Exception {
		if (this.follow) {
			new EventFollower(session.service(), id, EventFollower.Patience.USUAL).follow(this.after,
					(event) -> show(session, event),
					() -> session.screen().note("The connection is lost; trying again."));
			return ExitStatus.OK.code();
		}
		long last = this.after;
		List<JsonNode> events;
		do {
			long from = last;
			events = Json.list(
					session.ask((client) -> new RunsApi(client).listEventsWithResponseSpec(id, null, from, PAGE)),
					"/items");
			for (JsonNode event : events) {
				last = event.path("id").asLong(last);
				show(session, new JobEvent(last, event.toString(), event));
			}
		}
		while (events.size() == PAGE);
		return ExitStatus.OK.code();
	}

	private static void show(Session session, JobEvent event) {
		if (session.json()) {
			session.screen().json(event.json());
		}
		else {
			session.screen().line(event.line());
		}
	}

}
