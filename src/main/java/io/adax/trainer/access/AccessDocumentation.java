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

	/**
	 * Not a parameter of all operations: each call of a generated client would have it.
	 */
	private static final String PROJECT = " Every operation takes the header `" + NamedProject.HEADER
			+ "`: the request is about that project then, which must be the caller's own unless an admin asks.";

	/** What the door answers, also to those who need no key. */
	private static final List<ProblemType> REFUSALS = List.of(ProblemType.UNAUTHORIZED, ProblemType.FORBIDDEN,
			ProblemType.TOO_MANY_REQUESTS, ProblemType.IDENTITY_UNAVAILABLE);

	@Override
	public void customise(OpenAPI api) {
		api.getInfo().setDescription(api.getInfo().getDescription() + PROJECT);
		api.getComponents()
			.addSecuritySchemes(SCHEME,
					new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").description(DESCRIPTION));
		api.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.forEach((method, operation) -> document(operation, method, path)));
	}

	private static void document(Operation operation, PathItem.HttpMethod method, String path) {
		Optional<Role> required = Permissions.required(method.name(), path);
		REFUSALS.forEach((type) -> ProblemAnswers.document(operation, type));
		if (required.isEmpty()) {
			operation.setSecurity(List.of());
			return;
		}
		String role = required.get().wireName();
		operation.setSecurity(List.of(new SecurityRequirement().addList(SCHEME)));
		operation.addExtension("x-required-role", role);
	}

}
