package io.adax.trainer.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * The OpenAPI document: its head, and the problems that every operation may answer with.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	static {
		// one schema for each enumeration, so that clients have one type for it
		ModelResolver.enumsAsRef = true;
	}

	private static final Header RETRY_AFTER = new Header().description("Seconds after which to try again.")
		.schema(new Schema<>().types(Set.of("integer")).example(5));

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
		return (api) -> {
			ResolvedSchema problem = ModelConverters.getInstance(true)
				.resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true));
			problem.referencedSchemas.forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
			api.getPaths()
				.forEach((path, item) -> item.readOperations()
					.forEach((operation) -> problems(path, operation).forEach((type) -> add(operation, type))));
		};
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

	/** A parameter that may be left out is not one that may be null. */
	@Bean
	OpenApiCustomizer noNullParameters() {
		return (api) -> operations(api).map(Operation::getParameters)
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.map((parameter) -> parameter.getSchema().getTypes())
			.filter(Objects::nonNull)
			.forEach((types) -> types.remove("null"));
	}

	private static Stream<Operation> operations(OpenAPI api) {
		return api.getPaths().values().stream().flatMap((path) -> path.readOperations().stream());
	}

	private static List<ProblemType> problems(String path, Operation operation) {
		return Arrays.stream(ProblemType.values()).filter((type) -> switch (type) {
			case NOT_FOUND -> path.contains("{");
			case MALFORMED_JSON, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> operation.getRequestBody() != null;
			case INVALID_REQUEST, NOT_ACCEPTABLE, INTERNAL, STORE_UNAVAILABLE -> true;
			case BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS, METHOD_NOT_ALLOWED, CONFLICT,
					IDEMPOTENCY_CONFLICT, STORAGE_QUOTA, QUEUE_QUOTA, ENGINE_UNAVAILABLE, PRECONDITION_FAILED,
					RANGE_NOT_SATISFIABLE ->
				false;
		}).toList();
	}

	/** Documents that an operation may answer so. */
	static void add(Operation operation, ProblemType type) {
		String status = String.valueOf(type.status().value());
		ApiResponse same = operation.getResponses().get(status);
		if (same == null) {
			MediaType body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
			ApiResponse response = new ApiResponse().description(type.explanation())
				.content(new Content().addMediaType("application/problem+json", body));
			if (ProblemType.isPassing(type.status().value())) {
				response.addHeaderObject(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
			}
			operation.getResponses().addApiResponse(status, response);
		}
		else if (!same.getDescription().contains(type.explanation())) {
			same.setDescription(same.getDescription() + " Or: " + type.explanation());
		}
	}

}
