package io.adax.trainer.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.adax.trainer.contract.FuzzRequest.Kind;
import tools.jackson.databind.JsonNode;

/** Makes requests out of the document: valid ones, almost valid ones and hostile ones. */
final class FuzzRequests {

	/**
	 * Jobs that carry it may be cancelled and deleted in bulk; those that are watched do
	 * not.
	 */
	private static final String TAG = "demo";

	private static final Set<String> BULK = Set.of("cancelJobs", "deleteJobs");

	private final List<Operation> operations;

	private final Random random;

	private final FuzzValues values;

	private final FuzzMutations mutations;

	private final FuzzForms forms;

	private final FuzzHostility hostility;

	private final FuzzIds ids;

	private final FuzzCallers callers;

	FuzzRequests(Contract contract, Random random, FuzzIds ids, FuzzCallers callers) {
		this.operations = contract.operations();
		this.random = random;
		this.values = new FuzzValues(contract, random);
		this.mutations = new FuzzMutations(random, this.values);
		this.forms = new FuzzForms(random, this.values, this.mutations);
		this.hostility = new FuzzHostility(random, this.values, this.mutations, ids);
		this.ids = ids;
		this.callers = callers;
	}

	FuzzRequest next() {
		Operation operation = this.values.any(this.operations);
		Kind kind = this.values.any(List.of(Kind.VALID, Kind.VALID, Kind.ALMOST, Kind.ALMOST, Kind.HOSTILE));
		return (kind == Kind.HOSTILE) ? this.hostility.spoil(make(Kind.VALID, operation)) : make(kind, operation);
	}

	private FuzzRequest make(Kind kind, Operation operation) {
		FuzzCallers.Caller caller = this.values.any(this.callers.all());
		boolean spoilsBody = operation.request().isPresent() && this.random.nextInt(4) > 0;
		boolean spoilsParameters = kind == Kind.ALMOST && !spoilsBody;
		List<String> head = new ArrayList<>();
		head.add(operation.method() + " " + path(operation, caller, spoilsParameters)
				+ query(operation, spoilsParameters) + " HTTP/1.1");
		head.add("Host: localhost");
		head.add("Accept: " + accept(operation));
		for (JsonNode header : operation.parameters("header")) {
			if (this.random.nextInt(4) == 0) {
				head.add(header.get("name").stringValue() + ": " + header(header, spoilsParameters));
			}
		}
		if (caller.token() != null) {
			head.add("Authorization: Bearer " + caller.token());
		}
		FuzzForms.Body body = operation.request()
			.map((media) -> this.forms.body(operation, media, kind == Kind.ALMOST && spoilsBody))
			.orElse(FuzzForms.Body.NONE);
		if (body.type() != null) {
			head.add("Content-Type: " + body.type());
			head.add("Content-Length: " + body.bytes().length);
		}
		else if (!operation.method().equals("GET")) {
			head.add("Content-Length: 0");
		}
		return new FuzzRequest(kind, operation, caller, head, body.bytes());
	}

	/** What the operation has; now and then one of its other representations alone. */
	private String accept(Operation operation) {
		List<String> types = new ArrayList<>(List.of("*/*", "application/json", "application/json"));
		types.addAll(operation.response(operation.success())
			.map((response) -> response.path("content").propertyNames())
			.orElse(Set.of()));
		return this.values.any(types);
	}

	private String path(Operation operation, FuzzCallers.Caller caller, boolean spoils) {
		String path = operation.path();
		for (JsonNode parameter : operation.parameters("path")) {
			String name = parameter.get("name").stringValue();
			String value = (spoils && this.random.nextInt(3) == 0) ? this.values.any(FuzzMutations.TEXTS)
					: this.ids.forPath(operation, name, caller)
						.orElseGet(() -> parameter.path("example").asString("x"));
			path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
		}
		return path;
	}

	private String query(Operation operation, boolean spoils) {
		List<String> query = new ArrayList<>();
		for (JsonNode parameter : operation.parameters("query")) {
			String name = parameter.get("name").stringValue();
			boolean wanted = parameter.path("required").asBoolean(false) || this.random.nextInt(4) == 0;
			if (BULK.contains(operation.id()) && name.equals("tag")) {
				query.add("tag=" + TAG);
			}
			else if (wanted) {
				query.add(encoded(name) + "=" + encoded(value(parameter, name)));
			}
		}
		if (spoils && this.random.nextInt(3) > 0) {
			spoil(query, operation);
		}
		return query.isEmpty() ? "" : "?" + String.join("&", query);
	}

	private String value(JsonNode parameter, String name) {
		if (name.equals("wait")) {
			// a longer wait finds nothing more
			return this.values.any(List.of("0s", "10ms", "50ms"));
		}
		JsonNode example = parameter.path("example");
		return Operation.text((!example.isMissingNode() && this.random.nextBoolean()) ? example
				: this.values.of(parameter.get("schema")));
	}

	private void spoil(List<String> query, Operation operation) {
		List<JsonNode> known = operation.parameters("query");
		String name = known.isEmpty() ? "x" : this.values.any(known).get("name").stringValue();
		if (name.equals("wait") || name.equals("tag")) {
			name = "limit";
		}
		query.add(switch (this.random.nextInt(6)) {
			case 0 -> encoded(name) + "x=1";
			case 1 -> "=" + encoded(name);
			case 2 -> encoded(name);
			case 3 -> "&&";
			default -> encoded(name) + "=" + encoded(this.values.any(FuzzMutations.TEXTS));
		});
	}

	private String header(JsonNode header, boolean spoils) {
		String value = spoils ? this.values.any(FuzzMutations.TEXTS) : value(header, "");
		return value.replaceAll("[\\r\\n\\x00]", "").strip();
	}

	private static String encoded(String text) {
		String shortened = (text.length() > 2000) ? text.substring(0, 2000) : text;
		return URLEncoder.encode(shortened, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
