package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Scores of predicted classes. Means over classes are over those that occur in the truth.
 */
final class ClassificationScores {

	/** The smallest probability whose logarithm is taken; Deeplearning4j clips too. */
	private static final double CLIP = 1e-10;

	private final List<String> labels;

	private final Architecture.Head head;

	private final float[] answers;

	private final int[] truth;

	private final double[][] probabilities;

	private final long[][] counts;

	ClassificationScores(List<String> labels, Architecture.Head head, float[] answers, int[] truth) {
		this.labels = labels;
		this.head = head;
		this.answers = answers;
		this.truth = truth;
		this.probabilities = new double[truth.length][];
		this.counts = new long[labels.size()][labels.size()];
		for (int row = 0; row < truth.length; row++) {
			this.probabilities[row] = Answers.probabilities(head, answers, row, labels.size());
			this.counts[truth[row]][Answers.largest(this.probabilities[row])]++;
		}
	}

	Evaluation.Classification evaluation(String split) {
		int[] occurring = IntStream.range(0, this.labels.size()).filter((label) -> actual(label) > 0).toArray();
		return new Evaluation.Classification(split, this.truth.length, loss(), accuracy(),
				mean(occurring, this::precision), mean(occurring, this::recall), mean(occurring, this::f1),
				rocAuc(occurring), confusionMatrix());
	}

	private double accuracy() {
		long right = IntStream.range(0, this.labels.size()).mapToLong((label) -> this.counts[label][label]).sum();
		return (double) right / this.truth.length;
	}

	private double loss() {
		double sum = 0;
		for (int row = 0; row < this.truth.length; row++) {
			sum += (this.head.loss() == Loss.XENT) ? binaryLoss(row)
					: -Math.log(Math.max(this.probabilities[row][this.truth[row]], CLIP));
		}
		return sum / this.truth.length;
	}

	/** Binary cross-entropy, summed over the outputs. */
	private double binaryLoss(int row) {
		int units = this.head.units();
		double sum = 0;
		for (int unit = 0; unit < units; unit++) {
			double p = this.answers[row * units + unit];
			boolean positive = this.head.isBinary() ? this.truth[row] == 1 : this.truth[row] == unit;
			sum -= Math.log(Math.max(positive ? p : 1 - p, CLIP));
		}
		return sum;
	}

	private long actual(int label) {
		return Arrays.stream(this.counts[label]).sum();
	}

	private long predicted(int label) {
		return Arrays.stream(this.counts).mapToLong((row) -> row[label]).sum();
	}

	private double precision(int label) {
		return (predicted(label) > 0) ? (double) this.counts[label][label] / predicted(label) : 0;
	}

	private double recall(int label) {
		return (double) this.counts[label][label] / actual(label);
	}

	private double f1(int label) {
		return 2.0 * this.counts[label][label] / (actual(label) + predicted(label));
	}

	private static double mean(int[] labels, java.util.function.IntToDoubleFunction score) {
		return Arrays.stream(labels).mapToDouble(score).average().orElse(0);
	}

	private @Nullable Double rocAuc(int[] occurring) {
		if (occurring.length < 2) {
			return null;
		}
		return (this.labels.size() == 2) ? auc(1) : mean(occurring, this::auc);
	}

	/**
	 * Area under the ROC curve of one label against the rest, as the Mann-Whitney
	 * statistic: equal scores share their ranks.
	 */
	private double auc(int label) {
		int n = this.truth.length;
		Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
		Arrays.sort(order, (a, b) -> Double.compare(this.probabilities[a][label], this.probabilities[b][label]));
		double ranks = 0;
		for (int from = 0, to; from < n; from = to) {
			to = from + 1;
			while (to < n && this.probabilities[order[to]][label] == this.probabilities[order[from]][label]) {
				to++;
			}
			double rank = (from + 1 + to) / 2.0;
			for (int i = from; i < to; i++) {
				ranks += (this.truth[order[i]] == label) ? rank : 0;
			}
		}
		double positives = actual(label);
		return (ranks - positives * (positives + 1) / 2) / (positives * (n - positives));
	}

	private Evaluation.ConfusionMatrix confusionMatrix() {
		List<List<Long>> rows = new ArrayList<>();
		for (long[] row : this.counts) {
			rows.add(Arrays.stream(row).boxed().toList());
		}
		return new Evaluation.ConfusionMatrix(this.labels, rows);
	}

}
