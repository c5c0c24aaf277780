package io.adax.trainer.web;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Names a page after its items, as people would: JobPage, where Swagger says PageJob. */
@Component
@Order(0)
@SuppressWarnings("rawtypes")
class PageNames implements OpenApiCustomizer {

	private static final String PAGE = "Page";

	private static final String SCHEMAS = "#/components/schemas/";

	@Override
	public void customise(OpenAPI api) {
		Map<String, Schema> schemas = api.getComponents().getSchemas();
		List.copyOf(schemas.keySet())
			.stream()
			.filter((name) -> name.startsWith(PAGE))
			.forEach((name) -> schemas.put(renamed(name), schemas.remove(name)));
		api.getPaths().values().stream().flatMap((path) -> path.readOperations().stream()).forEach(PageNames::rename);
	}

	private static void rename(Operation operation) {
		operation.getResponses()
			.values()
			.stream()
			.filter((response) -> response.getContent() != null)
			.flatMap((response) -> response.getContent().values().stream())
			.map(MediaType::getSchema)
			.filter((schema) -> schema != null && schema.get$ref() != null
					&& schema.get$ref().startsWith(SCHEMAS + PAGE))
			.forEach((schema) -> schema.set$ref(SCHEMAS + renamed(schema.get$ref().substring(SCHEMAS.length()))));
	}

	private static String renamed(String name) {
		return name.substring(PAGE.length()) + PAGE;
	}

}
