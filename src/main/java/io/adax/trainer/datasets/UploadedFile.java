package io.adax.trainer.datasets;

import java.util.Locale;
import java.util.Objects;

import io.adax.trainer.data.ScanOptions;
import io.adax.trainer.data.TableType;
import io.adax.trainer.web.Printable;
import org.jspecify.annotations.Nullable;

/** What the name of an uploaded file tells, where its owner's spec says nothing. */
record UploadedFile(@Nullable String submittedName) {

	/** The dataset's name: the file's without path and extension. */
	String name(DatasetSpec spec) {
		if (spec.name() != null) {
			return spec.name();
		}
		String base = baseName();
		int dot = base.lastIndexOf('.');
		String name = ((dot > 0) ? base.substring(0, dot) : base).replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
		return name.isEmpty() ? "dataset" : Printable.cut(name, Printable.LONGEST_NAME);
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
