package io.adax.trainer.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Describes merge patches: in one nothing is required, nothing has a default, and an
 * object in it is a patch, too; of a union it has the fields of all members.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
@SuppressWarnings({ "rawtypes", "unchecked" })
class PatchSchemas implements OpenApiCustomizer {

	private static final String MERGE_PATCH = "application/merge-patch+json";

	private static final String PATCH = "Patch";

	private static final String SCHEMAS = "#/components/schemas/";

	@Override
	public void customise(OpenAPI api) {
		Map<String, Schema> schemas = api.getComponents().getSchemas();
		References.operations(api)
			.filter((operation) -> operation.getRequestBody() != null)
			.map((operation) -> operation.getRequestBody().getContent().get(MERGE_PATCH))
			.filter(Objects::nonNull)
			.map(MediaType::getSchema)
			.map((schema) -> References.target(schema.get$ref(), schemas))
			.forEach((schema) -> {
				schema.setProperties(parts(schema.getProperties(), schemas));
				schema.setRequired(null);
			});
	}

	private static Map<String, Schema> parts(Map<String, Schema> properties, Map<String, Schema> schemas) {
		Map<String, Schema> parts = new LinkedHashMap<>();
		properties.forEach((name, property) -> parts.put(name, part(property, schemas)));
		return parts;
	}

	private static Schema<?> part(Schema<?> property, Map<String, Schema> schemas) {
		Schema<?> part = AnnotationsUtils.clone(property, true);
		part.setDefault(null);
		// or null would be the default
		part.setDefaultSetFlag(false);
		if (part.get$ref() != null) {
			String name = References.name(part.get$ref());
			Schema<?> whole = References.target(name, schemas);
			if (!name.endsWith(PATCH) && (whole.getProperties() != null || whole.getOneOf() != null)) {
				part.set$ref(SCHEMAS + patch(name, whole, schemas));
			}
		}
		return part;
	}

	private static String patch(String name, Schema<?> whole, Map<String, Schema> schemas) {
		String patchName = name + PATCH;
		if (!schemas.containsKey(patchName)) {
			Schema<?> patch = new Schema<>().types(Set.of("object"))
				.description("Changes of this: " + whole.getDescription());
			// before its parts, which may have it as a part
			schemas.put(patchName, patch);
			patch.setProperties(
					parts((whole.getOneOf() != null) ? ofAll(whole, schemas) : whole.getProperties(), schemas));
		}
		return patchName;
	}

	private static Map<String, Schema> ofAll(Schema<?> union, Map<String, Schema> schemas) {
		Map<String, Schema> all = new LinkedHashMap<>();
		String discriminator = union.getDiscriminator().getPropertyName();
		all.put(discriminator,
				new Schema<>().types(Set.of("string"))
					.description("Which kind it shall be; another than now replaces the whole.")
					.example(union.getDiscriminator().getMapping().keySet().iterator().next()));
		union.getOneOf()
			.forEach((member) -> References.target(((Schema<?>) member).get$ref(), schemas)
				.getProperties()
				.forEach((name, property) -> all.merge((String) name, (Schema) property, PatchSchemas::common)));
		return all;
	}

	/** Bounds that are not those of all members are left to the service. */
	private static Schema<?> common(Schema<?> one, Schema<?> other) {
		if (one.get$ref() != null || bounds(one).equals(bounds(other))) {
			return one;
		}
		Schema<?> common = AnnotationsUtils.clone(one, true);
		common.minimum(null).maximum(null).exclusiveMinimumValue(null).exclusiveMaximumValue(null).pattern(null);
		return common;
	}

	private static List<@Nullable Object> bounds(Schema<?> schema) {
		return Arrays.asList(schema.getMinimum(), schema.getExclusiveMinimumValue(), schema.getMaximum(),
				schema.getExclusiveMaximumValue(), schema.getPattern());
	}

}
