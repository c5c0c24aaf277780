package io.adax.trainer.web;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The answers with a problem, each described once and named by all that may give it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SharedProblems implements OpenApiCustomizer {

	private static final String TYPES = "x-problems";

	private static final String INSTANCE = "/api/v1/jobs";

	/** Notes that an operation may answer with that type. */
	@SuppressWarnings("unchecked")
	static void add(Operation operation, ProblemType type) {
		Object noted = (operation.getExtensions() != null) ? operation.getExtensions().get(TYPES) : null;
		Set<ProblemType> types = (noted != null) ? (Set<ProblemType>) noted : EnumSet.noneOf(ProblemType.class);
		types.add(type);
		operation.addExtension(TYPES, types);
	}

	@Override
	public void customise(OpenAPI api) {
		Map<String, ApiResponse> shared = new TreeMap<>();
		References.operations(api)
			.forEach((operation) -> take(operation).forEach((status, types) -> operation.getResponses()
				.addApiResponse(String.valueOf(status), shared(types, shared))));
		shared.forEach(api.getComponents()::addResponses);
	}

	/** The notes by status; they are not for the document. */
	@SuppressWarnings("unchecked")
	private static Map<Integer, Set<ProblemType>> take(Operation operation) {
		Map<String, Object> extensions = Objects.requireNonNullElse(operation.getExtensions(), new TreeMap<>());
		Set<ProblemType> types = (Set<ProblemType>) Objects.requireNonNullElse(extensions.remove(TYPES), Set.of());
		return types.stream()
			.collect(Collectors.groupingBy((type) -> type.status().value(), TreeMap::new,
					Collectors.toCollection(() -> EnumSet.noneOf(ProblemType.class))));
	}

	private static ApiResponse shared(Set<ProblemType> types, Map<String, ApiResponse> shared) {
		String name = types.stream().map(SharedProblems::name).collect(Collectors.joining("Or"));
		shared.computeIfAbsent(name, (key) -> response(List.copyOf(types)));
		return new ApiResponse().$ref("#/components/responses/" + name);
	}

	/** NotFound, of NOT_FOUND. */
	private static String name(ProblemType type) {
		return Arrays.stream(type.slug().split("-"))
			.map((word) -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
			.collect(Collectors.joining());
	}

	private static ApiResponse response(List<ProblemType> types) {
		MediaType body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
		types
			.forEach((type) -> body.addExamples(type.slug(), new Example().summary(type.title()).value(example(type))));
		ApiResponse response = new ApiResponse()
			.description(types.stream().map(ProblemType::explanation).collect(Collectors.joining(" Or: ")))
			.content(new Content().addMediaType("application/problem+json", body));
		if (ProblemType.isPassing(types.get(0).status().value())) {
			response.addHeaderObject(HttpHeaders.RETRY_AFTER,
					new Header().description("Seconds after which to try again.")
						.schema(new Schema<>().types(Set.of("integer")).example(5)));
		}
		return response;
	}

	private static Problem example(ProblemType type) {
		URI uri = type.uri();
		List<Fault> errors = (type != ProblemType.INVALID_REQUEST) ? null
				: List
					.of(new Fault("/network/layers/0/units", "must be between 1 and 16384, found -3: number of outputs",
							"range", "-3", "between 1 and 16384", null));
		String errorId = (type == ProblemType.INTERNAL) ? "019a5b7c-8d8e-7f00-8000-1c2d3e4f5a6b" : null;
		String detail = (errors != null) ? "/network/layers/0/units: " + errors.get(0).message() : type.explanation();
		return new Problem(uri.toString(), type.title(), type.status().value(), detail, INSTANCE, errors, errorId);
	}

}
