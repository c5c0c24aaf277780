package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Ends a run whose numbers are no finite numbers any more, and says where the first one
 * was. Every iteration costs two dot products; elements are looked at only when those are
 * not finite.
 */
final class FiniteCheck {

	private static final int CHUNK = 4096;

	private final Objective objective;

	FiniteCheck(Objective objective) {
		this.objective = objective;
	}

	/**
	 * Looks at an evaluation, before the step.
	 * @param when the iteration, in words
	 * @param again repeats the evaluation
	 */
	void evaluated(double loss, Moment when, Runnable again) {
		boolean gradientIsFinite = Double.isFinite(FlatNorm.quickSquare(this.objective.gradient()));
		if (Double.isFinite(loss) && gradientIsFinite) {
			return;
		}
		// what backpropagation fills first is what stands last
		Place place = first(this.objective.gradient(), fromTheOutput());
		if (!Double.isFinite(loss)) {
			throw new Divergence("The loss became %s %s; %s.%s".formatted(loss, when,
					(place != null) ? place.of("gradient") : "every gradient is still finite", forward(again)));
		}
		if (place != null) {
			throw new Divergence("The gradient became %s %s, while the loss was still finite; %s.%s"
				.formatted(place.value(), when, place.of("gradient"), forward(again)));
		}
	}

	/** Looks at the parameters after a step, and at the update it subtracted. */
	void stepped(Moment when) {
		Place place = unsoundParameter();
		if (place == null) {
			return;
		}
		Place update = first(this.objective.gradient(), this.objective.blocks());
		if (update != null) {
			throw new Divergence("The update became %s %s, while the gradient was still finite; %s."
				.formatted(update.value(), when, update.of("update")));
		}
		throw new Divergence("The parameters became %s %s, while the update was still finite; %s."
			.formatted(place.value(), when, place.of("parameter")));
	}

	/** Looks at the parameters that a checkpoint held. */
	void restored(Moment when) {
		Place place = unsoundParameter();
		if (place != null) {
			throw new Divergence("The checkpoint's parameters were no finite numbers %s; %s.".formatted(when,
					place.of("parameter")));
		}
	}

	private @Nullable Place unsoundParameter() {
		boolean finite = Double.isFinite(FlatNorm.quickSquare(this.objective.parameters()));
		return finite ? null : first(this.objective.parameters(), this.objective.blocks());
	}

	private List<ParameterBlock> fromTheOutput() {
		List<ParameterBlock> blocks = new ArrayList<>(this.objective.blocks());
		Collections.reverse(blocks);
		return blocks;
	}

	/** The first layer that answered something else than numbers, in words. */
	private String forward(Runnable again) {
		List<String> found = new ArrayList<>();
		this.objective.showNext((layer) -> true, (layer, activations) -> {
			INDArray dense = (activations.ordering() == 'c') ? activations : activations.dup('c');
			Float value = firstValue(dense, 0, dense.length());
			if (value != null && found.isEmpty()) {
				found.add(" On the way forward, layer %d was the first to answer %s.".formatted(layer, value));
			}
		});
		again.run();
		return found.isEmpty() ? "" : found.get(0);
	}

	private static @Nullable Place first(INDArray flat, List<ParameterBlock> blocks) {
		for (ParameterBlock block : blocks) {
			Float value = firstValue(flat, block.offset(), block.end());
			if (value != null) {
				return new Place(block, value);
			}
		}
		return null;
	}

	private static @Nullable Float firstValue(INDArray array, long from, long to) {
		float[] chunk = new float[CHUNK];
		for (long at = from; at < to; at += CHUNK) {
			int n = (int) Math.min(CHUNK, to - at);
			RawArray.get(array, at, chunk, n);
			for (int i = 0; i < n; i++) {
				if (!Float.isFinite(chunk[i])) {
					return chunk[i];
				}
			}
		}
		return null;
	}

	/** When: an iteration and its epoch, both from 1. */
	record Moment(long iteration, int epoch) {

		@Override
		public String toString() {
			return "at iteration %d (epoch %d)".formatted(this.iteration, this.epoch);
		}

	}

	/** Where a value is no finite number. */
	private record Place(ParameterBlock block, float value) {

		String of(String what) {
			return "layer %d, %s: the %s's first non-finite value".formatted(this.block.layer(), this.block.name(),
					what);
		}

	}

}
