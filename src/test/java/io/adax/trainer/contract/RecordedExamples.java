package io.adax.trainer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that the examples of the document come from. {@code -Dopenapi.update=true}
 * writes an answer that is missing there, or fits no longer, from that of the service.
 */
final class RecordedExamples {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

	/** More of the same shows nothing. */
	private static final int ITEMS = 2;

	private RecordedExamples() {
	}

	/** The parameters of the query that go together; none if all do. */
	static Set<String> query(Operation operation) {
		return StreamSupport.stream(read(operation).path("query").spliterator(), false)
			.map(JsonNode::stringValue)
			.collect(Collectors.toSet());
	}

	static void keep(Operation operation, Operation.Media media, JsonNode answer) throws IOException {
		ObjectNode file = read(operation);
		boolean fits = file.has("response")
				&& operation.contract().faults(media.schema(), file.get("response")).isEmpty();
		if (Boolean.getBoolean("openapi.update") && !fits) {
			file.set("response", JSON.readTree(withoutIds(shortened(answer).toString())));
			Files.writeString(file(operation), JSON.writeValueAsString(file) + "\n");
		}
	}

	private static ObjectNode read(Operation operation) {
		return Files.exists(file(operation)) ? (ObjectNode) JSON.readTree(file(operation)) : JSON.createObjectNode();
	}

	private static Path file(Operation operation) {
		return Path.of("src/main/resources/openapi", operation.id() + ".json");
	}

	private static JsonNode shortened(JsonNode node) {
		if (node instanceof ArrayNode array) {
			while (array.size() > ITEMS) {
				array.remove(array.size() - 1);
			}
		}
		node.forEach(RecordedExamples::shortened);
		return node;
	}

	/** The ids of a run change; those of an example stay. */
	private static String withoutIds(String text) {
		Map<String, String> ids = new LinkedHashMap<>();
		return ID.matcher(text)
			.replaceAll((found) -> ids.computeIfAbsent(found.group(),
					(id) -> "019aa3f0-4b2a-7f00-9a55-0242ac1200%02d".formatted(ids.size() + 1)));
	}

}
