package io.adax.trainer.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.adax.trainer.catalogue.HyperParameter.Kind;
import io.adax.trainer.training.ScheduleSpec;
import io.adax.trainer.web.Union;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Documents the parameters of a schedule's curve: they are the fields of the records that
 * it is read into.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CurveParameters implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		api.getPaths()
			.values()
			.stream()
			.flatMap((path) -> path.readOperations().stream())
			.filter((operation) -> SchedulesController.CURVE.equals(operation.getOperationId()))
			.forEach((operation) -> parameters().forEach(operation::addParametersItem));
	}

	private static List<Parameter> parameters() {
		List<Parameter> parameters = new ArrayList<>();
		parameters.add(new QueryParameter().name("type")
			.required(true)
			.description("The schedule's name in a job.")
			.example("cosine")
			.schema(schema("string")));
		Specs.hyperParameters(RateQuery.class)
			.forEach((field) -> parameters.add(parameter(field.name(), field.meaning(), bounded(field))
				.example(Specs.example(RateQuery.class, field.name()))));
		Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
		Map<String, Parameter> fields = new LinkedHashMap<>();
		Union.of(ScheduleSpec.class).members().forEach((type, spec) -> Specs.hyperParameters(spec).forEach((field) -> {
			fields.computeIfAbsent(field.name(), (name) -> parameter(name, "", unbounded(field))
				.example((field.type() == Kind.TABLE) ? "0:1,1000:0.1" : Specs.example(spec, name)));
			meanings.computeIfAbsent(field.name(), (name) -> new LinkedHashMap<>())
				.merge(field.meaning(), "`" + type + "`", (some, one) -> some + ", " + one);
		}));
		fields.forEach(
				(name, field) -> parameters.add(field.description(description(meanings.getOrDefault(name, Map.of())))));
		return parameters;
	}

	private static Parameter parameter(String name, String description, Schema<?> schema) {
		return new QueryParameter().name(name).description(description).schema(schema);
	}

	/** Each meaning with the schedules that have it. */
	private static String description(Map<String, String> meanings) {
		return meanings.entrySet()
			.stream()
			.map((meaning) -> "%s: %s".formatted(meaning.getValue(), meaning.getKey()))
			.collect(Collectors.joining(" "));
	}

	/** What the schedules that share a field have in common. */
	private static Schema<?> unbounded(HyperParameter field) {
		return switch (field.type()) {
			case NUMBER -> schema("number").format("double");
			case INTEGER -> schema("integer").format("int32");
			case BOOLEAN -> schema("boolean");
			case CHOICE, TABLE, OBJECT -> schema("string");
		};
	}

	private static Schema<?> bounded(HyperParameter field) {
		Schema<?> schema = unbounded(field);
		schema.setDefault(field.defaultValue());
		Range range = field.range();
		if (range != null) {
			if (Boolean.FALSE.equals(range.minInclusive())) {
				schema.exclusiveMinimumValue(range.min());
			}
			else {
				schema.minimum(range.min());
			}
			schema.maximum(range.max());
		}
		return schema;
	}

	private static Schema<?> schema(String type) {
		return new Schema<>().types(new LinkedHashSet<>(List.of(type)));
	}

}
