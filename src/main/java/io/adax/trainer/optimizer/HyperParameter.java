package io.adax.trainer.optimizer;

/** The border check of every hyper-parameter in this package. */
final class HyperParameter {

	private HyperParameter() {
	}

	static double positive(String name, double value, String reason) {
		return require(value > 0 && Double.isFinite(value), name, value, "finite and above 0", reason);
	}

	static double notNegative(String name, double value, String reason) {
		return require(value >= 0 && Double.isFinite(value), name, value, "finite and not below 0", reason);
	}

	/** In [0, 1). */
	static double decayRate(String name, double value, String reason) {
		return require(value >= 0 && value < 1, name, value, "in [0, 1)", reason);
	}

	static long count(String name, long value, long least, String reason) {
		if (value < least) {
			throw new IllegalArgumentException(
					"%s is %d but must be at least %d: %s".formatted(name, value, least, reason));
		}
		return value;
	}

	static double require(boolean holds, String name, double value, String range, String reason) {
		if (!holds) {
			throw new IllegalArgumentException("%s is %s but must be %s: %s".formatted(name, value, range, reason));
		}
		return value;
	}

}
