package io.adax.trainer.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody may do; each role may do what those before it may. */
@Schema(description = "What somebody may do: viewer, everything that changes nothing; trainer, everything in the project; admin, everything in all projects, and keys and the audit log.",
		example = "trainer")
public enum Role {

	/** Looks, and asks models. */
	@JsonProperty("viewer")
	VIEWER,

	/** Trains. */
	@JsonProperty("trainer")
	TRAINER,

	/** Decides who else may come in. */
	@JsonProperty("admin")
	ADMIN;

	/** Whether it may do what another one may. */
	boolean includes(Role other) {
		return compareTo(other) >= 0;
	}

	/** The name on the wire. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Role> named(String wireName) {
		return Arrays.stream(values()).filter((role) -> role.wireName().equals(wireName)).findFirst();
	}

}
