package io.adax.trainer.datasets;

import java.util.List;

import io.adax.trainer.data.TableException;
import io.adax.trainer.data.TableFault;
import tools.jackson.databind.json.JsonMapper;

/** A list as text of a database column. */
final class StoredList {

	/** What the database's column holds. */
	private static final int LONGEST = 1_000_000;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private StoredList() {
	}

	static String write(List<?> list) {
		String text = MAPPER.writeValueAsString(list);
		if (text.length() > LONGEST) {
			throw new TableException(TableFault.of(TableFault.Kind.LIMIT,
					"The table has too many columns and categories: their description takes %,d characters, and %,d are allowed."
						.formatted(text.length(), LONGEST))
				.with(Integer.toString(text.length()), "at most %,d characters".formatted(LONGEST)));
		}
		return text;
	}

	static <T> List<T> read(String text, Class<T> type) {
		return MAPPER.readerForListOf(type).readValue(text);
	}

}
