package io.adax.trainer.catalogue;

import java.util.List;

import io.adax.trainer.optimizer.RateSchedule;
import io.adax.trainer.training.ScheduleSpec;
import io.swagger.v3.oas.annotations.media.Schema;

/** The learning rates that a schedule gives over a run. */
@Schema(name = "ScheduleCurve", description = "The learning rates that a schedule gives over a run.")
record ScheduleCurve(@Schema(description = "The schedule.", example = "cosine") String type,
		@Schema(description = "The rate at each iteration, the first iteration first.") List<Point> points) {

	static ScheduleCurve of(String type, ScheduleSpec spec, RateQuery query) {
		RateSchedule schedule = spec.over(query.run());
		return new ScheduleCurve(type, query.iterations().mapToObj((i) -> {
			int epoch = query.epoch(i);
			return new Point(i + 1, epoch + 1, query.learningRate() * schedule.factor(i, epoch));
		}).toList());
	}

	/** One iteration. */
	@Schema(name = "SchedulePoint", description = "The learning rate at one iteration.")
	record Point(
			@Schema(description = "The iteration, from 1, as in the metrics of a job.", example = "101") long iteration,
			@Schema(description = "Its epoch, from 1.", example = "2") int epoch,
			@Schema(description = "The learning rate that this iteration steps with.",
					example = "0.005") double learningRate) {
	}

}
