package io.adax.trainer.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.adax.trainer.data.Encoder;
import io.adax.trainer.data.Examples;
import io.adax.trainer.data.TargetEncoding;
import org.jspecify.annotations.Nullable;

/** Asks a network about held-back rows and compares its answers with the truth. */
final class Evaluator {

	private static final int ROWS = 1024;

	private final Encoder encoder;

	private final Architecture.Head head;

	private final BooleanSupplier stop;

	/**
	 * Creates one.
	 * @param stop is asked again and again in between
	 */
	Evaluator(Encoder encoder, Architecture.Head head, BooleanSupplier stop) {
		this.encoder = encoder;
		this.head = head;
		this.stop = stop;
	}

	/** The run is to stop before the evaluation is over. */
	static final class Stopped extends RuntimeException {

		private static final long serialVersionUID = 1;

		Stopped() {
			super("The evaluation was stopped", null, false, false);
		}

	}

	/**
	 * Evaluates a part of the data.
	 * @param split the part's name
	 * @throws Stopped when it is to stop
	 */
	Evaluation evaluate(Objective objective, Examples examples, String split) {
		float[] answers = answers(objective, examples.features(), examples.rows());
		if (this.encoder.target() instanceof TargetEncoding.Labels labels) {
			return new ClassificationScores(labels.labels(), this.head, answers, examples.classes()).evaluation(split);
		}
		TargetEncoding.Value value = (TargetEncoding.Value) this.encoder.target();
		return new RegressionScores(value, this.head.loss(), answers, examples).evaluation(split);
	}

	/** Asks about some rows at a time, however wide a batch of the training is. */
	private float[] answers(Objective objective, float[] features, int rows) {
		int units = this.head.units();
		int inputs = this.encoder.inputs();
		float[] answers = new float[Math.multiplyExact(rows, units)];
		float[] part = new float[Math.min(ROWS, rows) * units];
		for (int from = 0; from < rows; from += ROWS) {
			if (this.stop.getAsBoolean()) {
				throw new Stopped();
			}
			int count = Math.min(ROWS, rows - from);
			objective.answers(Arrays.copyOfRange(features, from * inputs, (from + count) * inputs), count, part);
			System.arraycopy(part, 0, answers, from * units, count * units);
		}
		return answers;
	}

	/**
	 * Asks about the first rows of a part only, and forgets the answers.
	 * @return how many rows
	 */
	int rehearse(Objective objective, Examples examples) {
		int rows = Math.min(ROWS, examples.rows());
		answers(objective, examples.features(), rows);
		return rows;
	}

	/** The evaluation of a part, whose scores must be finite; null if it has no rows. */
	@Nullable Evaluation finite(Objective objective, Examples examples, String split, int epoch) {
		if (examples.rows() == 0) {
			return null;
		}
		Evaluation evaluation = evaluate(objective, examples, split);
		requireFinite(evaluation, epoch);
		return evaluation;
	}

	/**
	 * Refuses scores that are no finite numbers. Sound parameters can have them, when a
	 * row is so far from all others that its answer leaves the range of numbers.
	 * @param epoch after which the parameters were taken
	 */
	static void requireFinite(Evaluation evaluation, int epoch) {
		scores(evaluation).forEach((name, value) -> {
			if (!Double.isFinite(value)) {
				throw new Divergence("%s.%s became %s after epoch %d, with parameters that are still finite."
					.formatted(evaluation.split(), name, value, epoch));
			}
		});
	}

	/**
	 * Refuses parameters with which the answers to rows trained on are no finite numbers.
	 */
	void requireAnswers(Objective objective, Batch batch, int epoch) {
		for (float answer : answers(objective, batch.features(), batch.rows())) {
			if (!Float.isFinite(answer)) {
				throw new Divergence(
						"The answers to training rows became %s after epoch %d, with parameters that are still finite."
							.formatted(answer, epoch));
			}
		}
	}

	private static Map<String, Double> scores(Evaluation evaluation) {
		Map<String, Double> scores = new LinkedHashMap<>();
		if (evaluation instanceof Evaluation.Classification classification) {
			scores.put("loss", classification.loss());
		}
		else if (evaluation instanceof Evaluation.Regression regression) {
			scores.put("loss", regression.loss());
			scores.put("mae", regression.mae());
			scores.put("mse", regression.mse());
			if (regression.r2() != null) {
				scores.put("r2", regression.r2());
			}
		}
		return scores;
	}

	/** The values of an evaluation that make a curve, by metric name. */
	static Map<String, Double> curve(Evaluation evaluation) {
		Map<String, Double> values = new LinkedHashMap<>();
		if (evaluation instanceof Evaluation.Classification classification) {
			values.put("validation.loss", classification.loss());
			values.put("validation.accuracy", classification.accuracy());
		}
		else if (evaluation instanceof Evaluation.Regression regression) {
			values.put("validation.loss", regression.loss());
			values.put("validation.rmse", regression.rmse());
			if (regression.r2() != null) {
				values.put("validation.r2", regression.r2());
			}
		}
		return values;
	}

}
