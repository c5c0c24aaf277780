package io.adax.trainer.engine;

import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this replica does.
 *
 * @param slots trainings side by side
 * @param roles which parts of the service it runs
 */
@ConfigurationProperties("trainer")
@Validated
public record WorkerProperties(@DefaultValue("1") @Min(1) @Max(64) int slots, @DefaultValue( {
		"api", "worker" }) @NotEmpty Set<Role> roles){

	public WorkerProperties {
		roles = Set.copyOf(roles);
	}

	/** Whether it trains. */
	public boolean isWorker() {
		return this.roles.contains(Role.WORKER);
	}

	/** Whether it answers requests. */
	public boolean isApi() {
		return this.roles.contains(Role.API);
	}

	/** A part of the service. */
	public enum Role {

		/** Answers requests. */
		API,
		/** Trains what is in the queue. */
		WORKER

	}

}
