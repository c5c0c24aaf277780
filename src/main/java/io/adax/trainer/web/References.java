package io.adax.trainer.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;

/** Who names which schema in an OpenAPI document. */
@SuppressWarnings("rawtypes")
final class References {

	private References() {
	}

	/** The last part of a reference. */
	static String name(String reference) {
		return reference.substring(reference.lastIndexOf('/') + 1);
	}

	/** What a reference leads to. */
	static Schema<?> target(String reference, Map<String, Schema> schemas) {
		return Objects.requireNonNull(schemas.get(name(reference)), reference);
	}

	static Stream<Operation> operations(OpenAPI api) {
		return api.getPaths().values().stream().flatMap((path) -> path.readOperations().stream());
	}

	/** The names of all schemas that a body of a request is made of. */
	static Set<String> askedFor(OpenAPI api) {
		Set<String> found = new TreeSet<>();
		Map<String, Schema> schemas = api.getComponents().getSchemas();
		Deque<Schema> open = new ArrayDeque<>();
		operations(api).filter((operation) -> operation.getRequestBody() != null)
			.flatMap((operation) -> operation.getRequestBody().getContent().values().stream())
			.map(MediaType::getSchema)
			.forEach(open::add);
		while (!open.isEmpty()) {
			Schema<?> schema = open.remove();
			if (schema.get$ref() != null && found.add(name(schema.get$ref()))) {
				open.add(target(schema.get$ref(), schemas));
			}
			parts(schema).forEach(open::add);
		}
		return found;
	}

	/** A schema and all that stand in it; a reference is not followed. */
	static Stream<Schema> whole(Schema<?> schema) {
		return Stream.concat(Stream.of(schema), parts(schema).flatMap((part) -> whole((Schema<?>) part)));
	}

	private static Stream<Schema> parts(Schema<?> schema) {
		Stream<Schema> named = (schema.getProperties() != null) ? schema.getProperties().values().stream()
				: Stream.empty();
		Stream<Schema> choices = (schema.getOneOf() != null) ? schema.getOneOf().stream() : Stream.empty();
		Stream<Object> others = Stream.of(schema.getItems(), schema.getAdditionalProperties()).filter(Objects::nonNull);
		return Stream.of(named, choices, others.filter(Schema.class::isInstance).map(Schema.class::cast))
			.flatMap((part) -> part);
	}

}
