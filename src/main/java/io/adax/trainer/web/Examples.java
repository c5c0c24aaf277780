package io.adax.trainer.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Examples of bodies, which a test sends and checks: each operation's file under
 * {@code openapi} has its {@code request} and its {@code response}.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Examples implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		References.operations(api).forEach((operation) -> {
			ClassPathResource file = new ClassPathResource("openapi/" + operation.getOperationId() + ".json");
			if (file.exists()) {
				add(operation, read(file));
			}
		});
	}

	private static JsonNode read(ClassPathResource file) {
		try (InputStream in = file.getInputStream()) {
			return Json.mapper().readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void add(Operation operation, JsonNode example) {
		if (example.has("request")) {
			operation.getRequestBody().getContent().values().forEach((body) -> put(body, example.get("request")));
		}
		operation.getResponses().forEach((status, response) -> {
			Map<String, MediaType> content = response.getContent();
			if (status.startsWith("2") && content != null && content.containsKey("application/json")
					&& example.has("response")) {
				put(content.get("application/json"), example.get("response"));
			}
		});
	}

	private static void put(MediaType body, JsonNode example) {
		body.setExamples(null);
		body.setExample(example);
	}

}
