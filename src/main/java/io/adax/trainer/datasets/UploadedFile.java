package io.adax.trainer.datasets;

import java.util.Locale;
import java.util.Objects;

import io.adax.trainer.data.ScanOptions;
import io.adax.trainer.data.TableType;
import org.jspecify.annotations.Nullable;

/** What the name of an uploaded file tells, where its owner's spec says nothing. */
record UploadedFile(@Nullable String submittedName) {

	private static final int LONGEST_NAME = 200;

	/** The dataset's name: the file's without path and extension. */
	String name(DatasetSpec spec) {
		if (spec.name() != null) {
			return spec.name();
		}
		String base = baseName();
		int dot = base.lastIndexOf('.');
		String name = ((dot > 0) ? base.substring(0, dot) : base).replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
		return name.isEmpty() ? "dataset" : cut(name);
	}

	/** Never in the middle of a character. */
	private static String cut(String name) {
		if (name.length() <= LONGEST_NAME) {
			return name;
		}
		boolean between = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
		return name.substring(0, between ? LONGEST_NAME - 1 : LONGEST_NAME);
	}

	ScanOptions options(DatasetSpec spec) {
		return new ScanOptions(Objects.requireNonNullElseGet(spec.format(), this::type), spec.header().known(),
				spec.targetSuffix(), spec.target());
	}

	private TableType type() {
		String name = baseName().toLowerCase(Locale.ROOT);
		return (name.endsWith(".tsv") || name.endsWith(".tab")) ? TableType.TSV : TableType.CSV;
	}

	private String baseName() {
		String name = Objects.requireNonNullElse(this.submittedName, "");
		return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
	}

}
