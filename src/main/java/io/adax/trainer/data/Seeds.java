package io.adax.trainer.data;

/**
 * Randomness as a pure function of a seed and a key: no state, so that any part of a run
 * can be drawn again alone. The first element of a key tells the purpose, the rest which
 * draw it is, such as the epoch; two purposes must not share a first element.
 *
 * <p>
 * The key is folded into the seed by the output function of SplitMix64 (Steele, Lea and
 * Flood 2014; Stafford's variant 13): <pre>
 * γ = 0x9E3779B97F4A7C15
 * mix(z): z = (z ^ z>>>30) · 0xBF58476D1CE4E5B9; z = (z ^ z>>>27) · 0x94D049BB133111EB; z ^ z>>>31
 * h_0 = mix(seed + γ)
 * h_i = mix((h_{i-1} ^ key_i) + γ)
 * </pre>
 */
public final class Seeds {

	/** First key element of the draw that splits a table. */
	public static final long SPLIT = 1;

	private static final long GAMMA = 0x9E3779B97F4A7C15L;

	private Seeds() {
	}

	/**
	 * A seed of its own for the key. Never 0, which ND4J takes for "seed by the clock".
	 */
	public static long derive(long seed, long... key) {
		long h = mix(seed + GAMMA);
		for (long element : key) {
			h = mix((h ^ element) + GAMMA);
		}
		return (h != 0) ? h : GAMMA;
	}

	/**
	 * The numbers 0 to n - 1 in an order drawn uniformly by seed and key (Fisher and
	 * Yates' shuffle).
	 */
	public static int[] permutation(int n, long seed, long... key) {
		int[] order = new int[n];
		for (int i = 0; i < n; i++) {
			order[i] = i;
		}
		Stream random = new Stream(derive(seed, key));
		for (int i = n - 1; i > 0; i--) {
			int j = random.below(i + 1);
			int swapped = order[i];
			order[i] = order[j];
			order[j] = swapped;
		}
		return order;
	}

	private static long mix(long value) {
		long z = value;
		z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}

	/** SplitMix64. */
	private static final class Stream {

		private long state;

		private Stream(long state) {
			this.state = state;
		}

		/** Without bias, by Lemire's multiplication (2019, ACM TOMACS 29(1)). */
		private int below(int bound) {
			long product = bits() * bound;
			if ((product & 0xFFFFFFFFL) < bound) {
				long threshold = (1L << 32) % bound;
				while ((product & 0xFFFFFFFFL) < threshold) {
					product = bits() * bound;
				}
			}
			return (int) (product >>> 32);
		}

		private long bits() {
			this.state += GAMMA;
			return mix(this.state) >>> 32;
		}

	}

}
