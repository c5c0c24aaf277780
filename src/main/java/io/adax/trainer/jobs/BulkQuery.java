package io.adax.trainer.jobs;

import java.util.Objects;

import io.adax.trainer.web.CursorText;
import io.adax.trainer.web.PageQuery;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** How much of a bulk operation one request does. */
record BulkQuery(
		@Parameter(description = "Most jobs to look at, 1 to 1000; 200 if left out.",
				example = "200") @Min(1) @Max(1000) Integer limit,
		@Parameter(description = "`nextCursor` of the answer before; without it, from the oldest job on.",
				example = "MTpjcmVhdGVkQXQ6OjAxOWFhM2YwLTRiMmEtN2YwMC05YTU1LTAyNDJhYzEyMDAwMg") @Nullable @CursorText String cursor) {

	BulkQuery {
		limit = Objects.requireNonNullElse(limit, 200);
	}

	PageQuery page() {
		return new PageQuery(this.limit, this.cursor);
	}

}
