package io.adax.trainer.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A place in a JSON document (RFC 6901). */
public record Pointer(List<String> steps) implements Comparable<Pointer> {

	/** The whole document. */
	public static final Pointer ROOT = new Pointer(List.of());

	private static final Comparator<String> NUMBERS_BY_VALUE = Comparator.comparingInt(Pointer::index)
		.thenComparing(Comparator.naturalOrder());

	static Pointer parse(String text) {
		Pointer pointer = ROOT;
		if (!text.isEmpty()) {
			for (String step : text.substring(1).split("/", -1)) {
				pointer = pointer.child(step.replace("~1", "/").replace("~0", "~"));
			}
		}
		return pointer;
	}

	/** The place of that name or index inside it. */
	public Pointer child(Object step) {
		List<String> longer = new ArrayList<>(this.steps);
		longer.add(step.toString());
		return new Pointer(Collections.unmodifiableList(longer));
	}

	Pointer append(Pointer tail) {
		List<String> longer = new ArrayList<>(this.steps);
		longer.addAll(tail.steps);
		return new Pointer(Collections.unmodifiableList(longer));
	}

	/** Whether this is the other place or inside it. */
	boolean isWithin(Pointer other) {
		int depth = other.steps.size();
		return this.steps.size() >= depth && this.steps.subList(0, depth).equals(other.steps);
	}

	@Override
	public int compareTo(Pointer other) {
		for (int i = 0; i < Math.min(this.steps.size(), other.steps.size()); i++) {
			int order = NUMBERS_BY_VALUE.compare(this.steps.get(i), other.steps.get(i));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(this.steps.size(), other.steps.size());
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (String step : this.steps) {
			text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
		}
		return text.toString();
	}

	private static int index(String step) {
		return step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
	}

}
