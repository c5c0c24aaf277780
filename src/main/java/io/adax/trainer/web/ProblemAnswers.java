package io.adax.trainer.web;

import java.io.IOException;

import io.swagger.v3.oas.models.Operation;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Answers with problems where no controller does: in filters. */
public final class ProblemAnswers {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private ProblemAnswers() {
	}

	/** Writes the whole answer, but for headers that are set already. */
	public static void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
		response.setStatus(type.status().value());
		if (ProblemType.isPassing(type.status().value()) && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, ProblemType.RETRY_AFTER);
		}
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		Problem problem = new Problem(type.uri().toString(), type.title(), type.status().value(), detail, null, null,
				null);
		// as bytes: a writer would name a charset, which JSON does not have
		response.getOutputStream().write(MAPPER.writeValueAsBytes(problem));
	}

	/** Documents that an operation may answer so. */
	public static void document(Operation operation, ProblemType type) {
		OpenApiConfiguration.add(operation, type);
	}

}
