package io.adax.trainer.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an error, for the documentation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "What went wrong (RFC 9457).")
record Problem(
		@Schema(description = "URI reference of the kind of problem, which this service explains.",
				example = "/api/v1/problems/invalid-request") String type,
		@Schema(description = "Name of the kind of problem.", example = "Invalid request") String title,
		@Schema(description = "HTTP status.", example = "400") int status,
		@Schema(description = "What went wrong this time.", example = "The request has 2 faults.") String detail,
		@Schema(description = "The path that was asked for.", example = "/api/v1/jobs") @Nullable String instance,
		@Schema(description = "Every fault of an invalid request.") @Nullable List<Fault> errors,
		@Schema(description = "Where the log has the details of an internal error.",
				example = "019a5b7c-8d8e-7f00-8000-1c2d3e4f5a6b") @Nullable String errorId) {
}
