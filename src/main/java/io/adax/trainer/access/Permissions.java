package io.adax.trainer.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Decides which role an operation needs: here, and nowhere else. The first rule counts.
 */
final class Permissions implements AuthorizationManager<RequestAuthorizationContext> {

	private static final Set<String> READS = Set.of("GET", "HEAD");

	private static final List<Rule> RULES = List.of(
			// what tells nothing of anybody
			Rule.open("/actuator/health/liveness"), Rule.open("/actuator/health/readiness"), Rule.open("/livez"),
			Rule.open("/readyz"), Rule.open("/v3/api-docs/**"), Rule.open("/v3/api-docs.yaml"),
			Rule.open("/swagger-ui.html"), Rule.open("/swagger-ui/**"), Rule.open("/api/v1/problems/**"),
			Rule.of("/api/v1/keys/**", Role.ADMIN), Rule.of("/api/v1/audit/**", Role.ADMIN),
			// an address may be a secret in itself
			Rule.of("/api/v1/webhooks/**", Role.TRAINER),
			// these change nothing, whatever their method
			Rule.of("/api/v1/jobs/validate", Role.VIEWER), Rule.of("/api/v1/models/{id}/predictions", Role.VIEWER),
			new Rule(READS, pattern("/api/v1/**"), Role.VIEWER), Rule.of("/api/v1/**", Role.TRAINER));

	/** All that the key for monitoring opens, whatever its role may do. */
	private static final List<Rule> MONITORING = List.of(new Rule(READS, pattern("/actuator/prometheus"), null),
			new Rule(READS, pattern("/api/v1/system/queue"), null));

	/**
	 * Who may use some addresses.
	 *
	 * @param methods by which the addresses are used; any if empty
	 * @param role null for anybody
	 */
	private record Rule(Set<String> methods, PathPattern path, @Nullable Role role) {

		static Rule open(String path) {
			return new Rule(Set.of(), pattern(path), null);
		}

		static Rule of(String path, Role role) {
			return new Rule(Set.of(), pattern(path), role);
		}

		boolean fits(String method, PathContainer path) {
			return (this.methods.isEmpty() || this.methods.contains(method)) && this.path.matches(path);
		}

	}

	private static PathPattern pattern(String path) {
		return PathPatternParser.defaultInstance.parse(path);
	}

	/** The role that an operation needs; empty if it needs none. */
	static Optional<Role> required(String method, String path) {
		return required(method, PathContainer.parsePath(path));
	}

	/** What no rule knows is for admins. */
	private static Optional<Role> required(String method, PathContainer path) {
		for (Rule rule : RULES) {
			if (rule.fits(method, path)) {
				return Optional.ofNullable(rule.role());
			}
		}
		return Optional.of(Role.ADMIN);
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		PathContainer path = ServletRequestPathUtils.parse(context.getRequest()).pathWithinApplication();
		Optional<Role> required = required(context.getRequest().getMethod(), path);
		if (required.isEmpty()) {
			return new AuthorizationDecision(true);
		}
		Authentication known = authentication.get();
		return new AuthorizationDecision(known != null && known.getPrincipal() instanceof Caller caller
				&& (caller.isMonitoring() ? isMonitoring(context.getRequest().getMethod(), path)
						: caller.role().includes(required.get())));
	}

	private static boolean isMonitoring(String method, PathContainer path) {
		return MONITORING.stream().anyMatch((rule) -> rule.fits(method, path));
	}

}
