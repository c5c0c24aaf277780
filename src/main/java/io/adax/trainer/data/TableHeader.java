package io.adax.trainer.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a table's columns. */
final class TableHeader {

	private static final int MOST_FAULTS = 20;

	private TableHeader() {
	}

	/** The name that the header row gives, or cN where it gives none. */
	static String name(Row header, int index) {
		String given = header.fields()[index];
		return given.isEmpty() ? generated(index) : given;
	}

	static String generated(int index) {
		return "c" + (index + 1);
	}

	static List<String> names(Row first, boolean header) {
		List<String> names = new ArrayList<>(first.fields().length);
		for (int i = 0; i < first.fields().length; i++) {
			names.add(header ? name(first, i) : generated(i));
		}
		return names;
	}

	/** Refuses names that more than one column has. */
	static void checkDistinct(List<String> names, long line) {
		Set<String> seen = new HashSet<>();
		List<TableFault> faults = new ArrayList<>();
		for (int i = 0; i < names.size() && faults.size() < MOST_FAULTS; i++) {
			if (!seen.add(names.get(i))) {
				faults.add(TableFault
					.of(TableFault.Kind.DUPLICATE,
							"The header has two columns of the name '%s'.".formatted(names.get(i)))
					.with(names.get(i), "each name once")
					.at(line, i + 1));
			}
		}
		if (!faults.isEmpty()) {
			throw new TableException(faults);
		}
	}

}
