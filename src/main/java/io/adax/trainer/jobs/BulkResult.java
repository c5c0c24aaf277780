package io.adax.trainer.jobs;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a bulk operation did. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a bulk operation did.")
record BulkResult(@Schema(description = "Jobs that it was done to.", example = "17") int done,
		@Schema(description = "The jobs that match and did not allow it, the oldest first.") List<Refusal> refused,
		@Schema(description = "Give it as `cursor` to go on; left out when no more jobs match.",
				example = "MTowMTkzNTk4Yw") @Nullable String nextCursor) {

	/** One job that did not allow it. */
	@Schema(name = "BulkRefusal", description = "A job that did not allow it.")
	record Refusal(
			@Schema(description = "Identifier of the job.", example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") String id,
			@Schema(description = "Why.",
					example = "Job 019aa3f0-4b2a-7f00-9a55-0242ac120002 is RUNNING; cancel it before you delete it.") String detail) {
	}

}
