package io.adax.trainer.webhooks;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Documents what a webhook is told, which no operation of this service answers with. */
@Component
@Order(0)
class WebhookDocumentation implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		ResolvedSchema message = ModelConverters.getInstance(true)
			.resolveAsResolvedSchema(new AnnotatedType(Message.class).resolveAsRef(true));
		message.referencedSchemas.forEach((name, schema) -> {
			if (!api.getComponents().getSchemas().containsKey(name)) {
				api.getComponents().addSchemas(name, schema);
			}
		});
	}

}
