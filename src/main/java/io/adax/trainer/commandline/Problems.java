package io.adax.trainer.commandline;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What went wrong, in the words of the service's problem (RFC 9457). */
final class Problems {

	private static final int TOO_MANY = 429;

	private Problems() {
	}

	/** An answer that is no success. */
	static CommandFailure failure(String url, int status, String body) {
		if (status >= 300 && status < 400) {
			return CommandFailure.misuse(url + " leads elsewhere (" + status + ").",
					"Give the address that it leads to by --url.");
		}
		JsonNode problem = problem(body);
		boolean refused = status < 500;
		String title = Json.text(problem, "/title");
		String message = (refused ? "refused" : "the service failed") + " (" + status + ")"
				+ (title.isEmpty() ? "" : ": " + title);
		CommandFailure failure = new CommandFailure(refused ? ExitStatus.REFUSED : ExitStatus.SERVICE_FAILED, message,
				details(problem, status), problem.isObject() ? body : null);
		return (status == TOO_MANY) ? failure.thatPasses() : failure;
	}

	private static JsonNode problem(String body) {
		try {
			return Json.MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			// a proxy's page, or nothing
			return Json.MAPPER.missingNode();
		}
	}

	private static List<String> details(JsonNode problem, int status) {
		List<String> details = new ArrayList<>();
		List<JsonNode> faults = Json.list(problem, "/errors");
		if (faults.isEmpty() && !Json.text(problem, "/detail").isEmpty()) {
			details.add(Json.text(problem, "/detail"));
		}
		faults.forEach((fault) -> details.add(line(fault)));
		if (!Json.text(problem, "/errorId").isEmpty()) {
			details.add("The service's log has more under " + Json.text(problem, "/errorId") + ".");
		}
		if (status == 401) {
			details.add("Give a token by TRAINER_TOKEN or --token.");
		}
		return details;
	}

	private static String line(JsonNode fault) {
		String message = Json.text(fault, "/message");
		String suggestion = Json.text(fault, "/suggestion");
		String line = Json.text(fault, "/pointer") + ": " + message;
		return (suggestion.isEmpty() || message.contains("\"" + suggestion + "\"")) ? line
				: line + "; did you mean \"" + suggestion + "\"?";
	}

	/** No answer at all. */
	static CommandFailure unreachable(String url, @Nullable Throwable cause) {
		return new CommandFailure(ExitStatus.UNREACHABLE, "no answer from " + url + ": " + reason(cause),
				"Does the service run there? --url or TRAINER_URL names another address; `trainer serve` starts one.");
	}

	private static String reason(@Nullable Throwable cause) {
		if (cause instanceof ConnectException) {
			return "nobody listens there";
		}
		if (cause instanceof UnknownHostException) {
			return "there is no such host";
		}
		if (cause instanceof SocketTimeoutException) {
			return "it takes too long";
		}
		return (cause != null && cause.getMessage() != null) ? cause.getMessage() : "the connection broke";
	}

}
