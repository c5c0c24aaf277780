package io.adax.trainer.models;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.adax.trainer.data.Encoder;
import io.adax.trainer.data.FeatureEncoding;
import io.adax.trainer.data.Listing;
import io.adax.trainer.data.TableException;
import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Faults;
import io.adax.trainer.web.Printable;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds every value that a model cannot read, before an engine is bothered: that would
 * tell the first one only.
 */
final class RowCheck {

	private static final String ENCODER = "trainer/encoder.json";

	private static final int LISTED = 20;

	private static final int SHOWN = 60;

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<String, FeatureEncoding> features = new LinkedHashMap<>();

	private final Set<String> passedOver;

	RowCheck(Encoder encoder) {
		encoder.features().forEach((feature) -> this.features.put(feature.column(), feature));
		this.passedOver = encoder.passedOver();
	}

	/** For the model in an archive. */
	static RowCheck of(Path archive) throws IOException {
		try (ZipFile zip = new ZipFile(archive.toFile())) {
			ZipEntry entry = zip.getEntry(ENCODER);
			if (entry == null) {
				throw new IOException("%s has no entry %s".formatted(archive, ENCODER));
			}
			try (InputStream content = zip.getInputStream(entry)) {
				return new RowCheck(JSON.readValue(content, Encoder.class));
			}
		}
		catch (NoSuchFileException ex) {
			throw ProblemType.NOT_FOUND.because("The model has just been deleted.");
		}
	}

	void check(List<Map<String, @Nullable String>> rows, Faults faults) {
		for (int i = 0; i < rows.size(); i++) {
			int row = i;
			rows.get(i).forEach((column, text) -> check(row, column, text, faults));
		}
	}

	private void check(int row, String column, @Nullable String text, Faults faults) {
		FeatureEncoding feature = this.features.get(column);
		if (feature != null) {
			check(row, feature, text, faults);
		}
		else if (!this.passedOver.contains(column)) {
			String known = listed(this.features.keySet());
			faults.add(PredictionRequest.cell(row, column),
					Complaint.of(Rule.UNKNOWN, "is no column of the model; its columns are " + known)
						.with(column, "one of " + known)
						.meaning(column, this.features.keySet()));
		}
	}

	private static void check(int row, FeatureEncoding feature, @Nullable String text, Faults faults) {
		double value;
		try {
			value = feature.value(text);
		}
		catch (TableException ex) {
			Complaint complaint = isNumber(text) ? Complaint.of(Rule.RANGE, "must be within double precision")
					: Complaint.of(Rule.TYPE, "must be a number");
			faults.add(PredictionRequest.cell(row, feature.column()), complaint.found(String.valueOf(text)));
			return;
		}
		try {
			feature.encode(value, new float[feature.width()], 0);
		}
		catch (TableException ex) {
			faults.add(PredictionRequest.cell(row, feature.column()),
					Complaint.of(Rule.RANGE, "must be within single precision when it is scaled")
						.found(String.valueOf(text)));
		}
	}

	private static boolean isNumber(@Nullable String text) {
		try {
			return text != null && new BigDecimal(text).signum() != 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	/**
	 * What to tell of a row that can be read: the categories that no training row had,
	 * and the columns that it leaves out.
	 */
	List<String> warnings(Map<String, @Nullable String> row) {
		List<String> warnings = new ArrayList<>();
		row.forEach((column, text) -> {
			FeatureEncoding feature = this.features.get(column);
			if (feature != null && feature.neverSaw(text)) {
				warnings.add(column + ": " + shown(text) + " was not in the training data and counts as missing.");
			}
		});
		List<String> absent = this.features.keySet().stream().filter((column) -> !row.containsKey(column)).toList();
		if (!absent.isEmpty()) {
			warnings.add("Not given, counts as missing: " + Listing.of(absent) + ".");
		}
		return warnings;
	}

	private static String listed(Collection<String> columns) {
		String listed = columns.stream().limit(LISTED).collect(Collectors.joining(", "));
		return (columns.size() > LISTED) ? listed + " and %,d more".formatted(columns.size() - LISTED) : listed;
	}

	private static String shown(@Nullable String text) {
		String value = String.valueOf(text);
		return '"' + Printable.shortened(value, SHOWN) + '"';
	}

}
