package io.adax.trainer.access;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as it is shown: without its secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Key", description = "A key that somebody was given, without its secret.")
record KeyView(
		@Schema(description = "Identifier of the key.", example = "019aa3fc-4b2a-7f00-9a55-0242ac120002") String id,
		@Schema(description = "What or whom it is for.", example = "nightly trainings") String name,
		@Schema(description = "How the key begins.", example = "adax_k7pq2m9xw4ht") String prefix, Role role,
		@Schema(description = "The project that it is for; where what it makes goes if its role is admin.",
				example = "vision") String project,
		@Schema(description = "Who made it.", example = "admin") String createdBy,
		@Schema(description = "When it was made.", example = "2026-11-23T10:15:29Z") Instant createdAt,
		@Schema(description = "From when on it does not open any more.",
				example = "2027-02-21T10:15:29Z") Instant expiresAt,
		@Schema(description = "When it was revoked, if it was.",
				example = "2026-12-01T08:00:00Z") @Nullable Instant revokedAt,
		@Schema(description = "When it was last used, to the minute; left out if it never was.",
				example = "2026-11-24T03:00:12Z") @Nullable Instant lastUsedAt) {
}
