package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Listing;
import io.adax.trainer.data.Magnitudes;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.PartSizes;
import io.adax.trainer.data.SplitSpec;

/** What is allowed in a spec, and probably not meant. */
public final class SpecWarnings {

	private SpecWarnings() {
	}

	/**
	 * What to tell of a spec, a sentence each.
	 * @param rows to train on
	 */
	public static List<String> of(RunSpec spec, long rows) {
		List<String> warnings = new ArrayList<>();
		int batchSize = spec.training().batchSize();
		long batches = (rows + batchSize - 1) / batchSize;
		loneRow(spec, rows, batchSize, warnings);
		endlessWarmUp(spec, spec.training().epochs() * batches, warnings);
		return warnings;
	}

	/** What to tell of a spec whose rows are not looked at yet, a sentence each. */
	public static List<String> beforeTheSplit(RunSpec spec) {
		SplitSpec split = spec.data().split();
		List<PartSizes> sizes = PartSizes.possible(spec.data());
		List<String> warnings = new ArrayList<>();
		if (split.test() > 0 && sizes.stream().anyMatch((parts) -> parts.test() == 0)) {
			warnings.add(perhapsEmpty("test", spec.data()));
		}
		if (split.validation() > 0 && sizes.stream().anyMatch((parts) -> parts.validation() == 0)) {
			warnings.add(perhapsEmpty("validation", spec.data()));
		}
		List<String> large = Magnitudes.tooLarge(spec.data(), Normalization.NONE);
		if (!large.isEmpty()) {
			warnings.add(
					"The numbers of %s reach beyond single precision, and are scaled by those of the training part: the job fails if the largest are in another part. Larger units avoid that."
						.formatted(Listing.of(large)));
		}
		return warnings;
	}

	private static String perhapsEmpty(String part, DataSpec data) {
		return "The %s part may get none of the %,d rows, and the job fail: that depends on how many each of the %,d classes has. A larger dataset.split.%1$s or `stratify: false` avoids that."
			.formatted(part, PartSizes.labelled(data), PartSizes.classes(data));
	}

	/**
	 * Batch normalisation takes a lone row for its own mean, and learns nothing of it.
	 */
	private static void loneRow(RunSpec spec, long rows, int batchSize, List<String> warnings) {
		boolean normalizes = spec.network().layers().stream().anyMatch(LayerSpec.BatchNormalization.class::isInstance);
		if (normalizes && rows % batchSize == 1) {
			warnings.add(
					"The last batch of each epoch has a single row (%,d rows in batches of %,d): batchNormalization has nothing to normalise it over. Another training.batchSize avoids that."
						.formatted(rows, batchSize));
		}
	}

	/** A warm-up that outlasts the run never reaches its rate. */
	private static void endlessWarmUp(RunSpec spec, long iterations, List<String> warnings) {
		Stream
			.concat(Stream.of(spec.optimizer()),
					spec.network().layers().stream().map(LayerSpec::optimizer).filter(Objects::nonNull))
			.map((optimizer) -> optimizer.schedule().warmupSteps())
			.filter((steps) -> steps > iterations)
			.findFirst()
			.ifPresent((steps) -> warnings.add(
					"The warm-up takes %,d iterations and the run has %,d: the learning rate is never reached. A smaller schedule.warmupSteps avoids that."
						.formatted(steps, iterations)));
	}

}
