package io.adax.trainer.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives unions the form that generators of clients understand: the union lists its
 * members, each member is closed and has the discriminator as a plain string of its own.
 * Swagger makes members that refer back to the union, without the discriminator.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 2)
@SuppressWarnings({ "rawtypes", "unchecked" })
class UnionSchemas implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		Map<String, Schema> schemas = api.getComponents().getSchemas();
		List.copyOf(schemas.values())
			.stream()
			.filter((schema) -> schema.getDiscriminator() != null)
			.forEach((union) -> closeMembers(union, schemas));
		schemas.values().forEach(UnionSchemas::typeDefaults);
		api.getComponents().setSchemas(new TreeMap<>(schemas));
	}

	private static void closeMembers(Schema<?> union, Map<String, Schema> schemas) {
		String property = union.getDiscriminator().getPropertyName();
		union.getDiscriminator().getMapping().forEach((value, reference) -> {
			String name = reference.substring(reference.lastIndexOf('/') + 1);
			schemas.computeIfPresent(name, (key, schema) -> member(schema, property, value));
		});
		union.setProperties(null);
		union.setRequired(null);
	}

	private static Schema<?> member(Schema<?> from, String property, String value) {
		Map<String, Schema> properties = new LinkedHashMap<>();
		properties.put(property,
				new Schema<>().types(Set.of("string"))
					.description("Says which kind it is: always `" + value + "`.")
					// a constant or an enumeration of one is more than generators of
					// clients take here
					.pattern("^" + value + "$")
					.example(value));
		Set<String> required = new LinkedHashSet<>(Set.of(property));
		List<Schema> parts = new ArrayList<>(List.of(from));
		if (from.getAllOf() != null) {
			parts.addAll(from.getAllOf());
		}
		for (Schema<?> part : parts) {
			if (part.getProperties() != null) {
				properties.putAll(part.getProperties());
			}
			if (part.getRequired() != null) {
				required.addAll(part.getRequired());
			}
		}
		Schema<?> member = new Schema<>().types(Set.of("object"))
			.title(from.getTitle())
			.description(from.getDescription());
		member.addExtension(RecordFields.ALWAYS,
				parts.stream().flatMap((part) -> RecordFields.take(part).stream()).toList());
		member.setProperties(properties);
		member.setRequired(List.copyOf(required));
		member.setAdditionalProperties(false);
		return member;
	}

	/** Defaults of numbers come out of the annotations as text. */
	private static void typeDefaults(Schema<?> schema) {
		if (schema.getProperties() == null) {
			return;
		}
		schema.getProperties().values().forEach((property) -> {
			boolean number = property.getTypes() != null && property.getTypes().contains("number");
			if (number && property.getDefault() instanceof String text) {
				property.setDefault(new BigDecimal(text));
			}
		});
	}

}
