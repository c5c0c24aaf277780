package io.adax.trainer.optimizer;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The shape of a learning rate schedule: the share of the full rate α at each position i
 * = 0, 1, …, which counts iterations or epochs. Plain Java, so that a curve can be drawn
 * without native code.
 */
public sealed interface RateCurve {

	/**
	 * The share of α.
	 * @param i from 0; behind the end of a curve that has one, the last value stays
	 */
	double factor(long i);

	/** 1. */
	record Constant() implements RateCurve {

		@Override
		public double factor(long i) {
			return 1;
		}

	}

	/** γ^⌊i/s⌋. */
	record Step(double gamma, long stepSize) implements RateCurve {

		public Step {
			HyperParameter.positive("gamma", gamma, "it scales the rate at each step");
			HyperParameter.count("stepSize", stepSize, 1, "the rate is scaled each time so much is over");
		}

		@Override
		public double factor(long i) {
			return StrictMath.pow(this.gamma, (double) (i / this.stepSize));
		}

	}

	/** γ^i. */
	record Exponential(double gamma) implements RateCurve {

		public Exponential {
			HyperParameter.positive("gamma", gamma, "it scales the rate each time");
		}

		@Override
		public double factor(long i) {
			return StrictMath.pow(this.gamma, (double) i);
		}

	}

	/** (1 + γi)^{-p}. */
	record Inverse(double gamma, double power) implements RateCurve {

		public Inverse {
			HyperParameter.notNegative("gamma", gamma, "1 + gamma i must stay above 0");
			HyperParameter.notNegative("power", power, "the rate falls with it");
		}

		@Override
		public double factor(long i) {
			return StrictMath.pow(1 + this.gamma * i, -this.power);
		}

	}

	/**
	 * f + (1-f)(1 - i/n)^p, which is Caffe's for f = 0. ND4J's PolySchedule has 1 + i/n
	 * instead and rises.
	 */
	record Polynomial(double power, double finalFraction, long length) implements RateCurve {

		public Polynomial {
			HyperParameter.positive("power", power, "it bends the fall");
			share("finalFraction", finalFraction);
			positions(length);
		}

		@Override
		public double factor(long i) {
			double left = Math.max(0, 1 - i / (double) this.length);
			return this.finalFraction + (1 - this.finalFraction) * StrictMath.pow(left, this.power);
		}

	}

	/** 1 / (1 + e^{-γ(i-s)}): rises for γ above 0, falls below. */
	record Sigmoid(double gamma, long midpoint) implements RateCurve {

		public Sigmoid {
			HyperParameter.require(Double.isFinite(gamma), "gamma", gamma, "finite", "it is the steepness");
			HyperParameter.count("midpoint", midpoint, 0, "half of the rate is left there");
		}

		@Override
		public double factor(long i) {
			return 1 / (1 + StrictMath.exp(-this.gamma * (i - this.midpoint)));
		}

	}

	/**
	 * 1cycle (Smith 2018, arXiv:1803.09820): linear from the initial fraction f0 up to 1
	 * and back, then geometric down to f1·f0 over the last share of the run, which Smith
	 * wants "several orders of magnitude" lower.
	 */
	record Cycle(double initialFraction, double annealingShare, double finalFraction,
			long length) implements RateCurve {

		public Cycle {
			share("initialFraction", initialFraction);
			share("annealingShare", annealingShare);
			share("finalFraction", finalFraction);
			positions(length);
		}

		@Override
		public double factor(long i) {
			long annealing = Math.round(this.length * this.annealingShare);
			long cycle = this.length - annealing;
			if (i >= cycle) {
				return this.initialFraction * StrictMath.pow(this.finalFraction, progress(i - cycle, annealing));
			}
			double half = cycle / 2.0;
			double risen = (i < half) ? i / half : (cycle - i) / half;
			return this.initialFraction + (1 - this.initialFraction) * risen;
		}

		/** A lone position after a cycle is the end already. */
		private double progress(long annealed, long annealing) {
			if (annealing > 1) {
				return Math.min(1, annealed / (double) (annealing - 1));
			}
			return (this.length > 1) ? 1 : 0;
		}

	}

	/** The value of the largest key that i has reached. */
	record Table(NavigableMap<Long, Double> factors) implements RateCurve {

		public Table {
			factors = Collections.unmodifiableNavigableMap(new TreeMap<>(factors));
			if (factors.isEmpty() || factors.firstKey() != 0) {
				throw new IllegalArgumentException("factors must begin at 0, found %s".formatted(factors.keySet()));
			}
			factors.forEach((i, factor) -> HyperParameter.notNegative("factors[" + i + "]", factor,
					"it is a share of the full rate"));
		}

		@Override
		public double factor(long i) {
			return this.factors.floorEntry(i).getValue();
		}

	}

	/**
	 * f + (1-f)(1 + cos(πi/(n-1)))/2: half a cosine that reaches f at the run's last
	 * position (Loshchilov and Hutter 2017, without restarts).
	 */
	record Cosine(double finalFraction, long length) implements RateCurve {

		public Cosine {
			share("finalFraction", finalFraction);
			positions(length);
		}

		@Override
		public double factor(long i) {
			long last = this.length - 1;
			if (i < last) {
				return annealed(this.finalFraction, i / (double) last);
			}
			return (last > 0) ? this.finalFraction : 1;
		}

	}

	/**
	 * f + (1-f)(1 + cos(πT_cur/T_k))/2, with T_0 the first period, T_{k+1} = m·T_k, and
	 * T_cur the position since the last restart (Loshchilov and Hutter 2017,
	 * arXiv:1608.03983).
	 */
	record CosineRestarts(double finalFraction, long periodSteps, int periodFactor) implements RateCurve {

		public CosineRestarts {
			share("finalFraction", finalFraction);
			HyperParameter.count("periodSteps", periodSteps, 1, "it is the length of the first period");
			HyperParameter.count("periodFactor", periodFactor, 1, "periods get no shorter");
		}

		@Override
		public double factor(long i) {
			if (this.periodFactor == 1) {
				return annealed(this.finalFraction, i % this.periodSteps / (double) this.periodSteps);
			}
			long current = i;
			long period = this.periodSteps;
			while (current >= period) {
				current -= period;
				period *= this.periodFactor;
			}
			return annealed(this.finalFraction, current / (double) period);
		}

	}

	private static double annealed(double finalFraction, double progress) {
		return 1 - (1 - finalFraction) * (1 - StrictMath.cos(Math.PI * progress)) / 2;
	}

	private static void share(String name, double value) {
		HyperParameter.require(value >= 0 && value <= 1, name, value, "in [0, 1]", "it is a share");
	}

	private static void positions(long length) {
		HyperParameter.count("length", length, 1, "it is the number of iterations or epochs of a run");
	}

}
