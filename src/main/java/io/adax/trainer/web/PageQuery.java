package io.adax.trainer.web;

import java.util.Objects;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for. */
public record PageQuery(
		@Parameter(description = "Most items of the answer, 1 to 200; 50 if left out.",
				example = "50") @Min(1) @Max(200) Integer limit,
		@Parameter(description = "`nextCursor` of the page before; without it, the first page.",
				example = "MTotY3JlYXRlZEF0OjowMTlhYTNmMC00YjJhLTdmMDAtOWE1NS0wMjQyYWMxMjAwMDI") @Nullable @CursorText String cursor) {

	public PageQuery {
		limit = Objects.requireNonNullElse(limit, 50);
	}

	/** The key of the last item of the page before; null for the first page. */
	public @Nullable String after() {
		return (this.cursor != null && !this.cursor.isEmpty()) ? Cursor.parse(this.cursor).last() : null;
	}

	/** How many items to look for: one more than asked for tells whether more follow. */
	public int fetch() {
		return this.limit + 1;
	}

}
