package io.adax.trainer.optimizer;

/** Turns gradients into {@link AdaX} updates. Its state is m, then v̂. */
public final class AdaXUpdater extends AdaptiveUpdater<AdaX> {

	/** Key of m. */
	public static final String M_STATE = "M";

	/** Key of v̂. */
	public static final String V_STATE = "V_HAT";

	public AdaXUpdater(AdaX config) {
		super(config);
	}

}
