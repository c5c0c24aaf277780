package io.adax.trainer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.adax.trainer.contract.FuzzRequest.Kind;
import io.adax.trainer.contract.RawConnection.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers against the document. */
final class AnswerCheck {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String PROBLEM = "application/problem+json";

	private static final Pattern INTERNALS = Pattern.compile(
			"\\bat (io|org|java|jakarta|tools)\\.[a-z.]+|(java|org\\.springframework|org\\.h2)\\.[a-z.]+[A-Z]\\w+Exception|\\bSQL(State)?\\b");

	private final Contract contract;

	private final JsonNode problem;

	private final FuzzIds ids;

	AnswerCheck(Contract contract, FuzzIds ids) {
		this.contract = contract;
		this.ids = ids;
		this.problem = JSON.readTree("{\"$ref\": \"#/components/schemas/Problem\"}");
	}

	/** What is wrong with an answer to that request. */
	List<String> faults(FuzzRequest request, Reply reply) {
		List<String> faults = new ArrayList<>();
		int status = reply.status();
		if (status == 0) {
			if (!(request.kind() == Kind.HOSTILE && !reply.cut()) && !request.mayStream()) {
				faults.add("no answer");
			}
			return faults;
		}
		// an engine may be busy; nothing else is away here
		if (status >= 500 && !(status == 503 && reply.text().contains("/engine-unavailable"))) {
			faults.add("status " + status);
		}
		if (INTERNALS.matcher(reply.text()).find() && !request.operation().id().equals("getLogs")) {
			faults.add("shows internals");
		}
		if (!request.caller().seesAll()) {
			checkProject(request, reply, faults);
		}
		if (status >= 400) {
			checkProblem(reply, faults);
		}
		if (request.kind() != Kind.HOSTILE || status / 100 == 2 && request.asksItsOperation()) {
			checkDescribed(request, reply, faults);
		}
		return faults;
	}

	/** A refusal may repeat what was asked for, but nobody is told more. */
	private void checkProject(FuzzRequest request, Reply reply, List<String> faults) {
		this.ids.foreignIn(reply.text())
			.stream()
			.filter((id) -> reply.status() < 400 || !request.names(id))
			.forEach((id) -> faults.add("shows " + id + " of another project"));
	}

	private void checkProblem(Reply reply, List<String> faults) {
		if (reply.body().length == 0) {
			return;
		}
		if (!reply.header("content-type").equals(PROBLEM)) {
			faults.add("an error as " + reply.header("content-type"));
			return;
		}
		try {
			JsonNode body = JSON.readTree(reply.body());
			faults.addAll(this.contract.faults(this.problem, body));
			if (body.path("status").asInt() != reply.status()) {
				faults.add("another status in the problem");
			}
		}
		catch (JacksonException ex) {
			faults.add("a problem that is no JSON: " + ex.getMessage());
		}
	}

	/** Each type of problem that an answer may have is an example of it. */
	private static void checkType(Operation operation, Reply reply, List<String> faults) {
		JsonNode examples = operation.response(reply.status())
			.orElseThrow()
			.at("/content/application~1problem+json/examples");
		String type = JSON.readTree(reply.body()).path("type").asString("").replace("/api/v1/problems/", "");
		if (!examples.has(type)) {
			faults.add("the problem " + type + " is not described");
		}
	}

	private void checkDescribed(FuzzRequest request, Reply reply, List<String> faults) {
		Operation operation = request.operation();
		if (operation.response(reply.status()).isEmpty()) {
			faults.add("status " + reply.status() + " is not described");
			return;
		}
		if (reply.status() >= 400 && faults.isEmpty() && reply.body().length > 0) {
			checkType(operation, reply, faults);
		}
		if (reply.status() >= 300 || reply.body().length == 0 || reply.cut()) {
			return;
		}
		String type = reply.header("content-type");
		Operation.Media media = operation.media(reply.status(), type).orElse(null);
		if (media == null) {
			faults.add("media type " + type + " is not described");
		}
		else if (type.startsWith("application/json")) {
			faults.addAll(this.contract.faults(media.schema(), JSON.readTree(reply.body())));
		}
		else if (type.startsWith("text/event-stream")) {
			reply.text()
				.lines()
				.filter((line) -> line.startsWith("data:"))
				.forEach((line) -> faults
					.addAll(this.contract.faults(media.schema(), JSON.readTree(line.substring(5)))));
		}
	}

}
