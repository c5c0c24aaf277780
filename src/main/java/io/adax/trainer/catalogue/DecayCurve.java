package io.adax.trainer.catalogue;

import java.util.List;

import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.Schema;

/** The decay of an optimizer's second moment over its steps. */
@Schema(name = "DecayCurve",
		description = "The decay β̂2,t of v̂ = β̂2,t·v̂ + (1-β̂2,t)·g² over the steps of an optimizer.")
record DecayCurve(@Schema(description = "The optimizer.", example = "adax") String type,
		@Schema(description = "The decay at each step, the first step first.") List<Point> points) {

	static DecayCurve of(String type, SecondMomentDecay decay, DecayQuery query) {
		return new DecayCurve(type,
				query.steps().mapToObj((t) -> new Point(t, decay.decay(t), decay.complement(t))).toList());
	}

	/** One step. */
	@Schema(name = "DecayPoint", description = "The decay at one step.")
	record Point(@Schema(description = "The step t, from 1.", example = "1000") long step,
			@Schema(description = "β̂2,t, the weight of the past.", example = "0.99904934") double decay,
			@Schema(description = "1 - β̂2,t, the weight of the present, to full precision where β̂2,t rounds to 1.",
					example = "0.00095066") double complement) {
	}

}
