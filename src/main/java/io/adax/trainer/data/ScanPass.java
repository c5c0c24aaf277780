package io.adax.trainer.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** One pass over a table whose first row is kept apart until its role is decided. */
final class ScanPass {

	/**
	 * Bytes that may be kept of all columns' texts, about: more than all categories of a
	 * table take that can be stored.
	 */
	static final long MOST_KEPT = 32L << 20;

	private final ScanOptions options;

	private final ScanLimits limits;

	private final Row first;

	private final HeaderQuestion question;

	private final List<ColumnProfile> profiles;

	private final int target;

	private long rows;

	private boolean suffixCut;

	ScanPass(ScanOptions options, ScanLimits limits, Row first) {
		this.options = options;
		this.limits = limits;
		this.first = first;
		this.question = new HeaderQuestion(first, options.target());
		this.profiles = Stream.generate(() -> new ColumnProfile(limits.maxCategories()))
			.limit(first.fields().length)
			.toList();
		this.target = target();
	}

	/** The target's position, before it is known whether the first row has names. */
	private int target() {
		String name = this.options.target();
		if (name == null) {
			return this.first.fields().length - 1;
		}
		if (!Boolean.FALSE.equals(this.options.header())) {
			int named = TableHeader.names(this.first, true).indexOf(name);
			if (named >= 0 || this.options.header() != null) {
				return named;
			}
		}
		return TableHeader.names(this.first, false).indexOf(name);
	}

	TableScan scan(TableReader reader) throws IOException {
		Row row = reader.next();
		while (row != null) {
			this.question.observe(row);
			add(row);
			row = reader.next();
		}
		HeaderQuestion.Answer answer = this.question.answer(this.profiles);
		boolean header = Objects.requireNonNullElse(this.options.header(), answer.header());
		if (!header) {
			add(this.first);
		}
		List<String> names = TableHeader.names(this.first, header);
		TableHeader.checkDistinct(names, this.first.line());
		if (this.rows == 0) {
			throw new TableException(TableFault.of(TableFault.Kind.LENGTH, "The table has a header, but no rows.")
				.with("0", "at least one row"));
		}
		checkTarget(names);
		return result(header, names, (this.options.header() == null) ? answer.reason() : null);
	}

	private void add(Row row) {
		this.rows++;
		if (this.rows > this.limits.maxRows()) {
			throw new TableException(TableFault
				.of(TableFault.Kind.LIMIT, "The table has more than %d rows.".formatted(this.limits.maxRows()))
				.with(null, "at most %d rows".formatted(this.limits.maxRows())));
		}
		long kept = 0;
		for (int i = 0; i < this.profiles.size(); i++) {
			@Nullable String value = row.value(i);
			ColumnProfile profile = this.profiles.get(i);
			profile.add((i == this.target) ? withoutSuffix(value) : value, row.line());
			kept += profile.kept();
		}
		if (kept > MOST_KEPT) {
			forgetTexts(kept);
		}
	}

	private @Nullable String withoutSuffix(@Nullable String label) {
		@Nullable String cut = TargetSuffix.cut(label, this.options.targetSuffix());
		this.suffixCut |= !Objects.equals(cut, label);
		return cut;
	}

	/** Those that are hardly needed first, and of the largest columns. */
	private void forgetTexts(long kept) {
		List<ColumnProfile> largest = this.profiles.stream()
			.sorted(Comparator.comparing(ColumnProfile::hardlyNeedsTexts).thenComparing(ColumnProfile::kept).reversed())
			.toList();
		long left = kept;
		for (int i = 0; left > MOST_KEPT / 2; i++) {
			left -= largest.get(i).kept();
			largest.get(i).forgetTexts();
		}
	}

	private void checkTarget(List<String> names) {
		String target = this.options.target();
		if (target != null && !names.contains(target)) {
			throw new TableException(TableFault
				.of(TableFault.Kind.COLUMN,
						"There is no column '%s' to learn; there are %s.".formatted(target, Listing.of(names)))
				.with(target, "one of " + Listing.of(names))
				.among(names));
		}
	}

	private TableScan result(boolean header, List<String> names, @Nullable String headerReason) {
		List<Column> columns = new ArrayList<>(names.size());
		for (int i = 0; i < names.size(); i++) {
			columns.add(this.profiles.get(i).column(names.get(i)));
		}
		Column targetColumn = columns.get(this.target);
		String unused = this.suffixCut ? null : this.options.targetSuffix();
		ScanWarnings warnings = new ScanWarnings(columns, this.profiles, targetColumn);
		return new TableScan(new TableFormat(this.options.type().separator(), header, this.options.targetSuffix()),
				new TableSchema(List.copyOf(columns), this.rows), targetColumn.name(),
				TableScanner.inferTask(targetColumn), warnings.list(headerReason, unused));
	}

}
