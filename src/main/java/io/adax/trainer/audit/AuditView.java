package io.adax.trainer.audit;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request that was answered, as an admin sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditEntry", description = "A request that was answered: who, what, when, from where.")
record AuditView(
		@Schema(description = "Identifier; sorts by time.", example = "019aa3fd-4b2a-7f00-9a55-0242ac120002") String id,
		@Schema(description = "When it was answered.", example = "2026-11-23T10:15:29Z") Instant at,
		@Schema(description = "Who asked: `key:` and the key's identifier, `user:` and the subject of a token, `admin` for the configured key, `open` where anybody may come in; left out if nobody could be made out.",
				example = "key:019aa3fc-4b2a-7f00-9a55-0242ac120002") @Nullable String caller,
		@Schema(description = "The caller's name.", example = "nightly trainings") @Nullable String name,
		@Schema(description = "The caller's role then.", example = "trainer") @Nullable String role,
		@Schema(description = "The project that it was about; the caller's own where an admin named none.",
				example = "vision") @Nullable String project,
		@Schema(description = "From where.", example = "192.0.2.17") String address,
		@Schema(description = "The method.", example = "POST") String method,
		@Schema(description = "The path, without parameters.", example = "/api/v1/jobs") String path,
		@Schema(description = "The parameters, as they were given, of a request that has changed something: what a bulk operation was about; left out where there were none. Of a long one the beginning.",
				example = "tag=nightly&status=FAILED") @Nullable String query,
		@Schema(description = "HTTP status of the answer.", example = "201") int status) {
}
