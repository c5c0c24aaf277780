package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.client.api.WebhooksApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

@Command(name = "webhook",
		description = "Who is told what happens to jobs: create, list, show, delete, test, deliveries.")
final class WebhookCommand extends GroupCommand {

	@Command(description = "Has an address told; prints the secret, this once.")
	int create(@Parameters(paramLabel = "<address>", description = "Where messages are sent.") String url,
			@Option(names = "--event", split = ",", paramLabel = "<event>",
					description = "Such as job.succeeded,job.failed; all if left out.") @Nullable List<String> events) {
		ObjectNode request = Json.MAPPER.createObjectNode().put("url", url);
		if (events != null) {
			events.forEach((event) -> request.withArray("events").add(event));
		}
		Session session = session();
		return session.show(session.service().post("/api/v1/webhooks", Map.of(), request.toString(), new HttpHeaders()),
				WebhookCommand::details);
	}

	@Command(description = "Lists the webhooks.")
	int list(
			@Option(names = { "-n", "--limit" }, paramLabel = "<count>", defaultValue = "20",
					description = "Most webhooks to list.") int limit,
			@Option(names = "--cursor", paramLabel = "<cursor>",
					description = "Where the list before ended.") @Nullable String cursor) {
		return session().show((client) -> new WebhooksApi(client).listWebhooksWithResponseSpec(limit, cursor),
				(page) -> {
					TextTable table = new TextTable("ID", "ADDRESS", "ACTIVE", "EVENTS", "CREATED");
					Json.list(page, "/items")
						.forEach((webhook) -> table.row(Json.text(webhook, "/id"), Json.text(webhook, "/url"),
								Json.text(webhook, "/active"), Json.text(webhook, "/events"),
								Figures.time(webhook, "/createdAt")));
					return Pages.lines(page, table, "no webhooks");
				});
	}

	@Command(description = "Shows a webhook.")
	int show(@Parameters(paramLabel = "<id>", description = "The id of a webhook.") String id) {
		return session().show((client) -> new WebhooksApi(client).getWebhookWithResponseSpec(id),
				WebhookCommand::details);
	}

	@Command(description = "Deletes webhooks.")
	int delete(@Parameters(paramLabel = "<id>", arity = "1..*", description = "Ids of webhooks.") List<String> ids) {
		Session session = session();
		for (String id : ids) {
			session.service().ask((client) -> new WebhooksApi(client).deleteWebhookWithResponseSpec(id));
			if (!session.json()) {
				session.screen().line("Webhook " + id + ": deleted");
			}
		}
		return ExitStatus.OK.code();
	}

	@Command(description = "Sends a message to try a webhook.")
	int test(@Parameters(paramLabel = "<id>", description = "The id of a webhook.") String id) {
		return session().show((client) -> new WebhooksApi(client).testWebhookWithResponseSpec(id),
				(delivery) -> List.of("Delivery " + Json.text(delivery, "/id") + ": " + Json.text(delivery, "/status"),
						"trainer webhook deliveries " + id));
	}

	@Command(description = "Shows what was sent, and what became of it.")
	int deliveries(@Parameters(paramLabel = "<id>", description = "The id of a webhook.") String id,
			@Option(names = { "-n", "--limit" }, paramLabel = "<count>", defaultValue = "20",
					description = "Most deliveries to list.") int limit,
			@Option(names = "--cursor", paramLabel = "<cursor>",
					description = "Where the list before ended.") @Nullable String cursor) {
		return session().show((client) -> new WebhooksApi(client).listDeliveriesWithResponseSpec(id, limit, cursor),
				(page) -> {
					TextTable table = new TextTable("ID", "EVENT", "JOB", "STATUS", "ATTEMPTS", "CREATED");
					Json.list(page, "/items")
						.forEach((delivery) -> table.row(Json.text(delivery, "/id"), Json.text(delivery, "/event"),
								Json.text(delivery, "/jobId"), Json.text(delivery, "/status"),
								Integer.toString(delivery.path("attempts").size()),
								Figures.time(delivery, "/createdAt")));
					return Pages.lines(page, table, "no deliveries");
				});
	}

	private static List<String> details(JsonNode webhook) {
		List<String> lines = new ArrayList<>(new Fields().add("webhook", Json.text(webhook, "/id"))
			.add("address", Json.text(webhook, "/url"))
			.add("active", Json.text(webhook, "/active"))
			.add("paused until", Figures.time(webhook, "/pausedUntil"))
			.add("events", Json.text(webhook, "/events"))
			.add("created", Figures.time(webhook, "/createdAt"))
			.add("secret", Json.text(webhook, "/secret"))
			.lines());
		if (webhook.hasNonNull("secret")) {
			lines.add("Keep the secret: it is not shown again.");
		}
		return lines;
	}

}
