package io.adax.trainer.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.client.api.RunsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;

@Command(name = "logs", description = "Shows what engine and service wrote about a job.")
final class LogsCommand extends JobCommand {

	@Option(names = { "-n", "--tail" }, paramLabel = "<count>", description = "Only so many of the last lines.")
	private @Nullable Integer tail;

	@Option(names = "--attempt", paramLabel = "<number>", description = "Only of this attempt.")
	private @Nullable Integer attempt;

	@Option(names = { "-f", "--follow" }, description = "Go on until the job is over.")
	private boolean follow;

	@Override
	int run(Session session, String id) {
		if (this.follow) {
			return follow(session, id);
		}
		return session.show((client) -> new RunsApi(client).getLogsWithResponseSpec(id, this.attempt, this.tail, null),
				LogsCommand::lines);
	}

	private static List<String> lines(JsonNode log) {
		return Json.list(log, "/items")
			.stream()
			.map((line) -> String.format("%s  %s  %-7s  %s", Figures.time(line, "/time"), Json.text(line, "/attempt"),
					Json.text(line, "/source"), Json.text(line, "/text")))
			.toList();
	}

	private int follow(Session session, String id) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, "text/plain, application/problem+json");
		List<String> query = new ArrayList<>(List.of("follow=true"));
		if (this.tail != null) {
			query.add("tail=" + this.tail);
		}
		if (this.attempt != null) {
			query.add("attempt=" + this.attempt);
		}
		return session.service()
			.stream("/api/v1/jobs/{id}/logs?" + String.join("&", query), Map.of("id", id), headers,
					(response) -> print(session.screen(), response));
	}

	private static int print(Screen screen, ClientHttpResponse response) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			screen.line(line);
		}
		return ExitStatus.OK.code();
	}

}
