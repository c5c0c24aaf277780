package io.adax.trainer.web;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A part of a list.")
public record Page<T>(@Schema(description = "The items.") List<T> items,
		@Schema(description = "Give it as `cursor` for the next page; left out on the last.",
				example = "MTowMTkzNTk4Yw") @Nullable String nextCursor) {

	/**
	 * A page of what a query for {@link PageQuery#fetch()} items found.
	 * @param key what the next page's query needs of this page's last item
	 */
	public static <T> Page<T> of(List<T> found, PageQuery query, Function<T, String> key) {
		int limit = query.fetch() - 1;
		if (found.size() <= limit) {
			return new Page<>(List.copyOf(found), null);
		}
		List<T> items = List.copyOf(found.subList(0, limit));
		return new Page<>(items, new Cursor(key.apply(items.get(limit - 1))).toString());
	}

	/** The same page of something else. */
	public <R> Page<R> map(Function<T, R> item) {
		return new Page<>(this.items.stream().map(item).toList(), this.nextCursor);
	}

}
