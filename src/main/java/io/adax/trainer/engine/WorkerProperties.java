package io.adax.trainer.engine;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this replica does.
 *
 * @param slots trainings side by side
 * @param roles which parts of the service it runs
 * @param pool whose jobs it trains
 */
@ConfigurationProperties("trainer")
@Validated
public record WorkerProperties(@DefaultValue("1") @Min(1) @Max(64) int slots, @DefaultValue( {
		"api",
		"worker" }) @NotEmpty Set<@Pattern(regexp = "api|worker",
				message = "must be api, worker, or both") String> roles,
		@DefaultValue(WorkerProperties.DEFAULT_POOL) @Pattern(regexp = WorkerProperties.POOL,
				message = WorkerProperties.NO_POOL) String pool){

	/** The pool of whatever names no other. */
	public static final String DEFAULT_POOL = "default";

	/** What a pool may be called: what Kubernetes takes for a name, too. */
	public static final String POOL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

	/** What {@link #POOL} means, in words. */
	public static final String NO_POOL = "must be 1 to 63 lower-case letters, digits and hyphens, the first and the last of them no hyphen";

	public WorkerProperties {
		roles = roles.stream()
			.map((role) -> role.toLowerCase(java.util.Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Whether it trains. */
	public boolean isWorker() {
		return this.roles.contains("worker");
	}

	/** Trainings that it runs side by side; none if it does not train. */
	public int offered() {
		return isWorker() ? this.slots : 0;
	}

	/** Whether it answers requests. */
	public boolean isApi() {
		return this.roles.contains("api");
	}

}
