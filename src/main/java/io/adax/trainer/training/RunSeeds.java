package io.adax.trainer.training;

import io.adax.trainer.data.Seeds;

/** Everything random in a run, as a pure function of the job's seed and a position. */
record RunSeeds(long seed) {

	private static final long WEIGHTS = 2;

	private static final long ORDER = 3;

	private static final long NOISE = 4;

	long weights() {
		return Seeds.derive(this.seed, WEIGHTS);
	}

	/** The order of the training rows in an epoch, counted from 0. */
	int[] order(int rows, int epoch) {
		return Seeds.permutation(rows, this.seed, ORDER, epoch);
	}

	/** For dropout and the like in one iteration, counted from 0. */
	long noise(long iteration) {
		return Seeds.derive(this.seed, NOISE, iteration);
	}

}
