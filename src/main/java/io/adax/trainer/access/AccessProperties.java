package io.adax.trainer.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may come in.
 *
 * @param mode whether anybody may
 * @param adminKey the first admin's key; checked where it is used, because what is
 * refused here is printed at the start
 * @param adminKeyFile a file with that key, unless it is given itself; it is made if it
 * is not there
 * @param monitoringKey the key of whoever watches the service, checked like that of the
 * admin; nobody has one if there is none
 * @param monitoringKeyFile a file with that key, unless it is given itself; it is made if
 * it is not there
 * @param oidc how tokens of an OpenID provider are read
 * @param rateLimit how many requests a caller may send
 * @param cors which web pages of others may use the service
 * @param hosts names of the service, beside those of the machine itself, while anybody on
 * it may come in
 */
@ConfigurationProperties("trainer.access")
@Validated
record AccessProperties(@DefaultValue("open") @NotNull Mode mode, @Nullable String adminKey,
		@Nullable Path adminKeyFile, @Nullable String monitoringKey, @Nullable Path monitoringKeyFile,
		@DefaultValue @Valid Oidc oidc, @DefaultValue @Valid RateLimit rateLimit, @DefaultValue @Valid Cors cors,
		@DefaultValue List<@NotBlank String> hosts) {

	/** Whether anybody may come in. */
	enum Mode {

		/** Anybody, and only from this machine. */
		OPEN,
		/** Whoever has a key or a token. */
		AUTHENTICATED,
		/** Anybody who reaches the service, as an admin. */
		UNSAFE_OPEN

	}

	/**
	 * How tokens of an OpenID provider are read.
	 *
	 * @param roleClaim claim with the role, or a list of which the highest counts; dots
	 * lead into objects
	 * @param roles roles by the values of that claim, beside those of the same name
	 * @param projectClaim claim with the project
	 * @param defaultProject project of tokens without that claim; those of admins are in
	 * the default one anyway
	 */
	record Oidc(@DefaultValue("roles") @NotBlank String roleClaim, @DefaultValue Map<String, Role> roles,
			@DefaultValue("project") @NotBlank String projectClaim,
			@Nullable @Pattern(regexp = Projects.FORM, message = Projects.MEANING) String defaultProject) {
	}

	/**
	 * How many requests a caller may send.
	 *
	 * @param perSecond on the average; 0 for as many as wanted
	 * @param burst at once
	 * @param unknownPerSecond the same of an address for requests without a valid key
	 * @param unknownBurst at once
	 */
	record RateLimit(@DefaultValue("100") @Min(0) @Max(1_000_000) int perSecond,
			@DefaultValue("500") @Min(1) @Max(1_000_000) int burst,
			@DefaultValue("10") @Min(0) @Max(1_000_000) int unknownPerSecond,
			@DefaultValue("100") @Min(1) @Max(1_000_000) int unknownBurst) {
	}

	/**
	 * Which web pages of others may use the service.
	 *
	 * @param allowedOrigins their origins, such as https://example.org
	 * @param maxAge how long a browser may remember that
	 */
	record Cors(@DefaultValue List<String> allowedOrigins, @DefaultValue("1h") @NotNull Duration maxAge) {
	}

	/** Never the key. */
	@Override
	public String toString() {
		return "AccessProperties[mode=" + this.mode + "]";
	}

}
