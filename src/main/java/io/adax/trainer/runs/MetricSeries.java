package io.adax.trainer.runs;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/** The series of a job's metrics. */
@Schema(name = "Metrics", description = "Series of a job's metrics.")
record MetricSeries(@Schema(description = "One series a metric name.") List<Series> series) {

	@Schema(name = "MetricSeries", description = "The points of one metric.")
	record Series(@Schema(description = "Dotted name.", example = "train.loss") String name, @Schema(
			description = "Points by iteration; when there are more than maxPoints, the smallest and largest of each stretch.") List<Point> points) {
	}

	@Schema(name = "MetricPoint", description = "One measured value.")
	record Point(@Schema(description = "Iterations completed, from 1.", example = "17") long iteration,
			@Schema(description = "Epoch, from 1.", example = "3") int epoch,
			@Schema(description = "The value.", example = "0.4312") double value,
			@Schema(description = "When it was measured.", example = "2026-11-23T10:15:31.250Z") Instant time) {
	}

}
