package io.adax.trainer.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The metrics that a run may measure: there are no others, whatever its spec. */
public final class Metrics {

	/** Stands in a name for the position of a layer. */
	public static final String LAYER = "<i>";

	private static final List<String> NAMES = Stream
		.of(Stream.of("train.loss", "train.epochLoss"),
				Arrays.stream(ValidationMetric.values()).map(ValidationMetric::wireName),
				Stream.of("optimizer.learningRate", "optimizer.decay", "optimizer.gradientNorm",
						"optimizer.effectiveRate", "throughput.samplesPerSecond"),
				Stream.of("gradientNorm", "updateRatio", "deadUnits").map((name) -> "layer." + LAYER + "." + name))
		.flatMap((names) -> names)
		.toList();

	private Metrics() {
	}

	/** Their names; those of a layer with {@link #LAYER} in them. */
	public static List<String> names() {
		return NAMES;
	}

}
