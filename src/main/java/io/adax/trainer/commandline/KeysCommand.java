package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.client.api.KeysApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

@Command(name = "keys", description = "Who may come in: create, list, show, revoke.")
final class KeysCommand extends GroupCommand {

	@Command(description = "Makes a key; prints it, this once. With --quiet nothing but the key.")
	int create(@Parameters(paramLabel = "<name>", description = "What or whom it is for.") String name,
			@Option(names = "--role", paramLabel = "<role>", required = true,
					description = "viewer, trainer or admin.") String role,
			@Option(names = "--for-project", paramLabel = "<project>",
					description = "The project that it opens; your own if left out.") @Nullable String project,
			@Option(names = "--valid-for", paramLabel = "<time>",
					description = "How long it opens, such as 12h or P365D; 90 days if left out.") @Nullable String time,
			@Option(names = { "-q", "--quiet" }, description = "Print only the key.") boolean quiet) {
		ObjectNode request = Json.MAPPER.createObjectNode().put("name", name).put("role", role);
		if (project != null) {
			request.put("project", project);
		}
		if (time != null) {
			request.put("validFor", JobOptions.duration(time));
		}
		Session session = session();
		return session.show(session.service().post("/api/v1/keys", Map.of(), request.toString(), new HttpHeaders()),
				(key) -> quiet ? List.of(Json.text(key, "/key")) : details(key));
	}

	@Command(description = "Lists the keys, also those that do not open any more.")
	int list(
			@Option(names = { "-n", "--limit" }, paramLabel = "<count>", defaultValue = "20",
					description = "Most keys to list.") int limit,
			@Option(names = "--cursor", paramLabel = "<cursor>",
					description = "Where the list before ended.") @Nullable String cursor) {
		return session().show((client) -> new KeysApi(client).listKeysWithResponseSpec(limit, cursor), (page) -> {
			TextTable table = new TextTable("ID", "NAME", "ROLE", "PROJECT", "EXPIRES", "REVOKED", "LAST USED");
			Json.list(page, "/items")
				.forEach((key) -> table.row(Json.text(key, "/id"), Json.text(key, "/name"), Json.text(key, "/role"),
						Json.text(key, "/project"), Figures.time(key, "/expiresAt"), Figures.time(key, "/revokedAt"),
						Figures.time(key, "/lastUsedAt")));
			return Pages.lines(page, table, "no keys");
		});
	}

	@Command(description = "Shows a key, without its secret.")
	int show(@Parameters(paramLabel = "<id>", description = "The id of a key.") String id) {
		return session().show((client) -> new KeysApi(client).getKeyWithResponseSpec(id), KeysCommand::details);
	}

	@Command(description = "Ends keys at once.")
	int revoke(@Parameters(paramLabel = "<id>", arity = "1..*", description = "Ids of keys.") List<String> ids) {
		Session session = session();
		for (String id : ids) {
			session.show((client) -> new KeysApi(client).revokeKeyWithResponseSpec(id),
					(key) -> List.of("Key " + Json.text(key, "/id") + ": revoked"));
		}
		return ExitStatus.OK.code();
	}

	private static List<String> details(JsonNode key) {
		List<String> lines = new ArrayList<>(new Fields().add("id", Json.text(key, "/id"))
			.add("name", Json.text(key, "/name"))
			.add("role", Json.text(key, "/role"))
			.add("project", Json.text(key, "/project"))
			.add("made by", Json.text(key, "/createdBy"))
			.add("created", Figures.time(key, "/createdAt"))
			.add("expires", Figures.time(key, "/expiresAt"))
			.add("revoked", Figures.time(key, "/revokedAt"))
			.add("last used", Figures.time(key, "/lastUsedAt"))
			.add("key", Json.text(key, "/key"))
			.lines());
		if (key.hasNonNull("key")) {
			lines.add("Keep the key: it is not shown again.");
		}
		return lines;
	}

}
