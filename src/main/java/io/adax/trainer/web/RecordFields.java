package io.adax.trainer.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Notes which fields a record always has, for {@link ClosedSchemas} to promise them. */
@Component
class RecordFields implements ModelConverter {

	/** The note, in a schema. */
	static final String ALWAYS = "x-always";

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		if (schema == null || type.getType() == null) {
			return schema;
		}
		Class<?> java = Json.mapper().constructType(type.getType()).getRawClass();
		Schema<?> model = (schema.get$ref() == null) ? schema
				: context.getDefinedModels().get(References.name(schema.get$ref()));
		if (java.isRecord() && model != null && (model.getProperties() != null || model.getAllOf() != null)) {
			model.addExtension(ALWAYS, always(java).toList());
		}
		return schema;
	}

	private static Stream<String> always(Class<?> java) {
		return Arrays.stream(java.getRecordComponents())
			.filter((component) -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
			.flatMap((component) -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
					? always(component.getType()) : Stream.of(name(component)));
	}

	private static String name(RecordComponent component) {
		JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
		return (named != null) ? named.value() : component.getName();
	}

	/** The note of a schema, which is taken out of it. */
	@SuppressWarnings("unchecked")
	static List<String> take(Schema<?> schema) {
		Object always = (schema.getExtensions() != null) ? schema.getExtensions().remove(ALWAYS) : null;
		return (always != null) ? (List<String>) always : List.of();
	}

}
