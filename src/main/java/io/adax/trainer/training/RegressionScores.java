package io.adax.trainer.training;

import java.util.Arrays;

import io.adax.trainer.data.Examples;
import io.adax.trainer.data.TargetEncoding;

/** Scores of predicted numbers, in the target's own unit. */
final class RegressionScores {

	private final TargetEncoding.Value target;

	private final Loss loss;

	private final float[] answers;

	private final Examples examples;

	RegressionScores(TargetEncoding.Value target, Loss loss, float[] answers, Examples examples) {
		this.target = target;
		this.loss = loss;
		this.answers = answers;
		this.examples = examples;
	}

	Evaluation.Regression evaluation(String split) {
		double[] truth = this.examples.values();
		int n = truth.length;
		double mean = Arrays.stream(truth).average().orElse(0);
		double squares = 0;
		double absolutes = 0;
		double variation = 0;
		double losses = 0;
		for (int i = 0; i < n; i++) {
			double error = this.target.decode(this.answers[i]) - truth[i];
			double scaledError = this.answers[i] - this.examples.labels()[i];
			squares += error * error;
			absolutes += Math.abs(error);
			variation += (truth[i] - mean) * (truth[i] - mean);
			losses += (this.loss == Loss.MAE) ? Math.abs(scaledError) : scaledError * scaledError;
		}
		return new Evaluation.Regression(split, n, losses / n, squares / n, Math.sqrt(squares / n), absolutes / n,
				(variation > 0) ? 1 - squares / variation : null);
	}

}
