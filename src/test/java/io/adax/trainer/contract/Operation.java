package io.adax.trainer.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/** One operation of an OpenAPI document. */
record Operation(Contract contract, String method, String path, JsonNode node) {

	String id() {
		return this.node.get("operationId").stringValue();
	}

	List<JsonNode> parameters() {
		return StreamSupport.stream(this.node.path("parameters").spliterator(), false).toList();
	}

	List<JsonNode> parameters(String in) {
		return parameters().stream().filter((parameter) -> in.equals(parameter.get("in").stringValue())).toList();
	}

	/** The media type and the description of what is sent, if something may be. */
	Optional<Media> request() {
		return this.node.path("requestBody")
			.path("content")
			.properties()
			.stream()
			.findFirst()
			.map((media) -> new Media(media.getKey(), media.getValue()));
	}

	/** What is described for a status, if it is. */
	Optional<JsonNode> response(int status) {
		JsonNode response = this.contract.resolve(this.node.get("responses").path(String.valueOf(status)));
		return response.isMissingNode() ? Optional.empty() : Optional.of(response);
	}

	/** The media type of a response in the document, for a content type of an answer. */
	Optional<Media> media(int status, String contentType) {
		String type = contentType.replaceFirst(";.*", "").strip();
		return response(status).map((response) -> response.path("content").path(type))
			.filter((media) -> !media.isMissingNode())
			.map((media) -> new Media(type, media));
	}

	/** The status of success. */
	int success() {
		return this.node.get("responses")
			.properties()
			.stream()
			.map((response) -> response.getKey())
			.filter((status) -> status.startsWith("2"))
			.mapToInt(Integer::parseInt)
			.findFirst()
			.orElseThrow();
	}

	/** A value as it stands in a query: of a list the first. */
	static String text(JsonNode value) {
		return value.isContainer() ? value.path(0).asString("x") : value.asString();
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

	/** A media type of a body, with schema and example. */
	record Media(String type, JsonNode node) {

		JsonNode schema() {
			return this.node.path("schema");
		}

		/** The example of the body, or that of its schema. */
		JsonNode example(Contract contract) {
			return this.node.has("example") ? this.node.get("example") : contract.resolve(schema()).path("example");
		}

	}

}
