package io.adax.trainer.access;

import java.time.Duration;
import java.util.Objects;

import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** Who shall have a key. */
@Schema(description = "Who shall have a key.")
record NewKeyRequest(
		@Schema(description = "What or whom it is for.", example = "nightly trainings") @NotNull @Pattern(
				regexp = Printable.NAME, message = Printable.NO_NAME) String name,
		@NotNull Role role,
		@Schema(description = "The project that it is for; that of whoever makes it if left out. An admin's key is for all, and this is where what it makes goes.",
				example = "vision") @Nullable @Pattern(regexp = Projects.FORM,
						message = Projects.MEANING) String project,
		@Schema(description = "How long it opens, from PT1M to P3650D.", defaultValue = "P90D",
				example = "P90D") @DurationMin(minutes = 1, message = "must be between PT1M and P3650D") @DurationMax(
						days = 3650, message = "must be between PT1M and P3650D") Duration validFor) {

	NewKeyRequest {
		validFor = Objects.requireNonNullElse(validFor, Duration.ofDays(90));
	}

}
