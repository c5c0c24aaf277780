package io.adax.trainer.training;

/** What the numbers of an output layer mean for a classification. */
final class Answers {

	private Answers() {
	}

	/** The probability of each label for a row; they sum to 1. */
	static double[] probabilities(Architecture.Head head, float[] answers, int row, int labels) {
		double[] probabilities = new double[labels];
		if (head.isBinary()) {
			probabilities[1] = answers[row];
			probabilities[0] = 1 - probabilities[1];
			return probabilities;
		}
		double sum = 0;
		for (int i = 0; i < labels; i++) {
			probabilities[i] = answers[row * labels + i];
			sum += probabilities[i];
		}
		for (int i = 0; i < labels && sum > 0; i++) {
			probabilities[i] /= sum;
		}
		return probabilities;
	}

	/** The position of the largest; of the first of them, if there are several. */
	static int largest(double[] values) {
		int largest = 0;
		for (int i = 1; i < values.length; i++) {
			largest = (values[i] > values[largest]) ? i : largest;
		}
		return largest;
	}

}
