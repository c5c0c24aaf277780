package io.adax.trainer.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * The OpenAPI document: its head, and the problems that every operation may answer with.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	static {
		// one schema for each enumeration, so that clients have one type for it
		ModelResolver.enumsAsRef = true;
	}

	@Bean
	OpenAPI openApi(ObjectProvider<BuildProperties> build) {
		BuildProperties properties = build.getIfAvailable();
		String version = (properties != null) ? properties.getVersion() : null;
		return new OpenAPI().servers(List.of(new Server().url("/").description("This service.")))
			.info(new Info().title("AdaX Trainer")
				.version((version != null) ? version : "development")
				.license(new License().name("Apache-2.0").identifier("Apache-2.0"))
				.description(
						"Trains neural networks on tables: upload a dataset, submit a job, watch it, take the model. Every error is a problem (RFC 9457) that names each bad field by JSON Pointer."));
	}

	@Bean
	OpenApiCustomizer problemResponses() {
		return new CommonProblems();
	}

	@Bean
	OperationCustomizer furtherProblemResponses() {
		return (operation, handler) -> {
			MayAnswer further = handler.getMethodAnnotation(MayAnswer.class);
			if (further != null) {
				Arrays.stream(further.value()).forEach((type) -> add(operation, type));
			}
			return operation;
		};
	}

	@Bean
	OperationCustomizer answerHeaders() {
		return (operation, handler) -> {
			Sends sent = handler.getMethodAnnotation(Sends.class);
			if (sent != null) {
				Arrays.stream(sent.value()).forEach((header) -> header.describe(operation));
			}
			return operation;
		};
	}

	/** A parameter that may be left out is not one that may be null. */
	@Bean
	OpenApiCustomizer noNullParameters() {
		return (api) -> References.operations(api)
			.map(Operation::getParameters)
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.map((parameter) -> parameter.getSchema().getTypes())
			.filter(Objects::nonNull)
			.forEach((types) -> types.remove("null"));
	}

	/** Annotations have examples as texts. */
	@Bean
	OpenApiCustomizer typedExamples() {
		return (api) -> References.operations(api)
			.map(Operation::getParameters)
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.filter((parameter) -> parameter.getExample() instanceof String)
			.forEach((parameter) -> parameter
				.setExample(typed(parameter.getSchema(), String.valueOf(parameter.getExample()))));
	}

	private static Object typed(Schema<?> schema, String example) {
		Set<String> types = Objects.requireNonNullElse(schema.getTypes(), Set.of());
		if (types.contains("array")) {
			return List.of(example);
		}
		if (types.contains("integer") || types.contains("number")) {
			return new BigDecimal(example);
		}
		return types.contains("boolean") ? (Object) Boolean.valueOf(example) : example;
	}

	@Bean
	OpenApiCustomizer tagsInOrder() {
		return (api) -> Objects.requireNonNullElse(api.getTags(), new ArrayList<Tag>())
			.sort(Comparator.comparing(Tag::getName));
	}

	/** Documents that an operation may answer so. */
	static void add(Operation operation, ProblemType type) {
		SharedProblems.add(operation, type);
	}

	private static List<ProblemType> problems(String path, Operation operation) {
		return Arrays.stream(ProblemType.values()).filter((type) -> switch (type) {
			case NOT_FOUND -> path.contains("{");
			case MALFORMED_JSON, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> operation.getRequestBody() != null;
			case BAD_REQUEST, INVALID_REQUEST, NOT_ACCEPTABLE, INTERNAL, STORE_UNAVAILABLE -> true;
			case UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS, METHOD_NOT_ALLOWED, CONFLICT, IDEMPOTENCY_CONFLICT,
					STORAGE_QUOTA, QUEUE_QUOTA, ENGINE_UNAVAILABLE, PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE,
					IDENTITY_UNAVAILABLE ->
				false;
		}).toList();
	}

	/** A class, since springdoc finds the order of customizers on their classes. */
	@Order(0)
	private static final class CommonProblems implements OpenApiCustomizer {

		@Override
		public void customise(OpenAPI api) {
			ResolvedSchema problem = ModelConverters.getInstance(true)
				.resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true));
			problem.referencedSchemas.forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
			api.getPaths()
				.forEach((path, item) -> item.readOperations()
					.forEach((operation) -> problems(path, operation).forEach((type) -> add(operation, type))));
		}

	}

}
