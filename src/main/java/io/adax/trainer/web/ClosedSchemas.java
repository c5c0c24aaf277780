package io.adax.trainer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says of every schema what the service holds to: what a request is made of is closed,
 * what an answer always has is required, and a pattern is meant for the whole of a text.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@SuppressWarnings({ "rawtypes", "unchecked" })
class ClosedSchemas implements OpenApiCustomizer {

	private static final String SCALAR = "Scalar";

	private static final Set<String> SCALARS = Set.of("boolean", "null", "number", "string");

	private static final String VALUE = "Value";

	@Override
	public void customise(OpenAPI api) {
		Map<String, Schema> schemas = api.getComponents().getSchemas();
		nameValues(schemas);
		Set<String> asked = References.askedFor(api);
		schemas.forEach((name, schema) -> {
			List<String> always = RecordFields.take(schema);
			if (schema.getTitle() == null) {
				schema.setTitle(title(name));
			}
			if (schema.getProperties() != null && asked.contains(name)) {
				schema.setAdditionalProperties(false);
			}
			else if (schema.getProperties() != null) {
				require(schema, always.stream().filter(schema.getProperties()::containsKey).toList());
			}
		});
		Stream<Schema> parameters = References.operations(api)
			.flatMap((operation) -> (operation.getParameters() != null) ? operation.getParameters().stream()
					: Stream.empty())
			.map(Parameter::getSchema);
		Stream.concat(schemas.values().stream(), parameters)
			.flatMap((schema) -> References.whole((Schema<?>) schema))
			.forEach(ClosedSchemas::anchor);
	}

	/** What Swagger finds to be of any type: a value in a map is one of a cell. */
	private static void nameValues(Map<String, Schema> schemas) {
		schemas.put(SCALAR,
				new Schema<>().types(new TreeSet<>(SCALARS))
					.description("A number, a text, true, false, or null.")
					.example(5.1));
		Set<String> types = new TreeSet<>(SCALARS);
		types.add("object");
		schemas.put(VALUE,
				new Schema<>().types(types)
					.description("A scalar, or an object of scalars.")
					.additionalProperties(reference(SCALAR))
					.example(5.1));
		List.copyOf(schemas.values())
			.stream()
			.flatMap((schema) -> References.whole((Schema<?>) schema))
			.forEach((schema) -> {
				if (schema.getAdditionalProperties() instanceof Schema<?> value && isAny(value)) {
					schema.setAdditionalProperties(reference(SCALAR));
				}
				if (schema.getProperties() != null) {
					((Map<String, Schema>) schema.getProperties()).replaceAll((name, value) -> isAny(value)
							? reference(VALUE).description(value.getDescription()) : value);
				}
			});
	}

	private static boolean isAny(Schema<?> schema) {
		return schema.getTypes() == null && schema.get$ref() == null && schema.getOneOf() == null;
	}

	private static Schema<?> reference(String name) {
		return new Schema<>().$ref("#/components/schemas/" + name);
	}

	private static void require(Schema<?> schema, List<String> always) {
		Set<String> required = new TreeSet<>(always);
		if (schema.getRequired() != null) {
			required.addAll(schema.getRequired());
		}
		schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
	}

	/** Bean Validation matches the whole of a text, JSON Schema any part of it. */
	private static void anchor(Schema<?> schema) {
		String pattern = schema.getPattern();
		if (pattern != null && !pattern.startsWith("^")) {
			schema.setPattern("^(?:" + pattern + ")$");
		}
	}

	/** AdaX optimizer, of AdaXOptimizer. */
	private static String title(String name) {
		String[] words = name.split("(?<=[a-zA-Z])(?<!Ada|Rms)(?=[A-Z][a-z])");
		StringBuilder title = new StringBuilder(words[0]);
		for (int i = 1; i < words.length; i++) {
			title.append(' ').append(words[i].toLowerCase(Locale.ROOT));
		}
		return title.toString();
	}

}
