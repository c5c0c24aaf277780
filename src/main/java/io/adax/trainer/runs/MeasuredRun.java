package io.adax.trainer.runs;

import java.time.Duration;
import java.time.Instant;

/**
 * What a run that is over came to, which tells how long others take.
 *
 * @param iterations that it made
 * @param begun when its engine began to train
 * @param finished when it ended
 */
record MeasuredRun(long iterations, Instant begun, Instant finished) {

	/** How long so many iterations take at its pace. */
	double seconds(long asked) {
		return seconds() / this.iterations * asked;
	}

	/** How long it took in all. */
	double seconds() {
		return Duration.between(this.begun, this.finished).toMillis() / 1000.0;
	}

	/** The same, but of a much shorter run only what is sure: more take no less. */
	double least(long asked) {
		return isAbout(asked) ? seconds(asked) : Math.min(seconds(asked), seconds());
	}

	/** The same, but of a much longer run only what is sure: fewer take no more. */
	double most(long asked) {
		return isAbout(asked) ? seconds(asked) : Math.max(seconds(asked), seconds());
	}

	private boolean isAbout(long asked) {
		return distance(asked) <= Speeds.ALIKE;
	}

	/**
	 * How many times longer or shorter it is than so many iterations: 1 if it is neither.
	 */
	double distance(long asked) {
		double ratio = (double) asked / this.iterations;
		return Math.max(ratio, 1 / ratio);
	}

}
