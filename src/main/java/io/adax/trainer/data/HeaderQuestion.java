package io.adax.trainer.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Whether the first row of a table names its columns. */
final class HeaderQuestion {

	private final Row first;

	private final @Nullable String target;

	private final boolean[] seenBelow;

	HeaderQuestion(Row first, @Nullable String target) {
		this.first = first;
		this.target = target;
		this.seenBelow = new boolean[first.fields().length];
	}

	/** Looks at a row below the first. */
	void observe(Row row) {
		for (int i = 0; i < this.seenBelow.length; i++) {
			this.seenBelow[i] |= this.first.fields()[i].equals(row.fields()[i]);
		}
	}

	/** The answer, given what the columns below the first row show. */
	Answer answer(List<ColumnProfile> below) {
		List<String> fields = Arrays.asList(this.first.fields());
		if (this.target != null && fields.contains(this.target)) {
			return Answer.header("it has the name of the target");
		}
		for (int i = 0; i < fields.size(); i++) {
			if (!Double.isNaN(Numbers.parse(fields.get(i)))) {
				return Answer.data("its field %d is a number".formatted(i + 1));
			}
		}
		if (fields.contains("?") || fields.stream().allMatch(String::isEmpty)) {
			return Answer.data("it has missing values");
		}
		for (int i = 0; i < fields.size(); i++) {
			if (below.get(i).numeric()) {
				return Answer.header("it has no number, and column %s has numbers below it"
					.formatted(Listing.quoted(TableHeader.name(this.first, i))));
			}
		}
		return answerForText(fields);
	}

	private Answer answerForText(List<String> fields) {
		for (int i = 0; i < fields.size(); i++) {
			if (this.seenBelow[i] && !fields.get(i).isEmpty()) {
				return Answer.data(Listing.quoted(fields.get(i)) + " occurs again below it");
			}
		}
		Set<String> seen = new HashSet<>();
		return Stream.of(this.first.fields())
			.filter((field) -> !field.isEmpty() && !seen.add(field))
			.findFirst()
			.map((field) -> Answer.data("it has " + Listing.quoted(field) + " twice"))
			.orElseGet(() -> Answer.header("its values do not occur below it"));
	}

	/** Header or data, and why. */
	record Answer(boolean header, String reason) {

		static Answer header(String reason) {
			return new Answer(true, "The first row is taken as header: " + reason + ".");
		}

		static Answer data(String reason) {
			return new Answer(false, "The first row is taken as data, not as header: " + reason + ".");
		}

	}

}
