package io.adax.trainer.access;

import java.util.List;
import java.util.Optional;

import io.adax.trainer.web.ProblemAnswers;
import io.adax.trainer.web.ProblemType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Documents how to show who one is, and the role that each operation needs. */
@Component
@Order(0)
class AccessDocumentation implements OpenApiCustomizer {

	private static final String SCHEME = "bearer";

	private static final String DESCRIPTION = "Where `trainer.access.mode` is `authenticated`: a key that `POST /api/v1/keys` made, `adax_<id>_<secret>`, or a token of the OpenID provider that the service is configured for. Each operation needs a role, `x-required-role`: `viewer`, `trainer` or `admin`, each of which may do what those before it may. A caller sees one project; an admin sees all, or the one that the header `"
			+ NamedProject.HEADER + "` names.";

	@Override
	public void customise(OpenAPI api) {
		api.getComponents()
			.addSecuritySchemes(SCHEME,
					new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").description(DESCRIPTION));
		api.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.forEach((method, operation) -> document(operation, method, path)));
	}

	private static void document(Operation operation, PathItem.HttpMethod method, String path) {
		Optional<Role> required = Permissions.required(method.name(), path);
		// also where everybody may come in, a key that does not open is refused
		ProblemAnswers.document(operation, ProblemType.UNAUTHORIZED);
		ProblemAnswers.document(operation, ProblemType.IDENTITY_UNAVAILABLE);
		if (required.isEmpty()) {
			operation.setSecurity(List.of());
			return;
		}
		String role = required.get().wireName();
		operation.setSecurity(List.of(new SecurityRequirement().addList(SCHEME)));
		operation.addExtension("x-required-role", role);
		ProblemAnswers.document(operation, ProblemType.FORBIDDEN);
		ProblemAnswers.document(operation, ProblemType.TOO_MANY_REQUESTS);
	}

}
