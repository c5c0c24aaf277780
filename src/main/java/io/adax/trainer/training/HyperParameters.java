package io.adax.trainer.training;

/** What the descriptions of optimizers say alike. */
final class HyperParameters {

	static final String LEARNING_RATE = "Learning rate α before any schedule.";

	static final String BETA1 = "Decay of the first moment β1; below 1.";

	static final String BETA2 = "Decay of the second moment β2; above 0 and below 1.";

	static final String ADAX_BETA2 = "AdaX's β2 of (1+β2)^t; above 0.";

	static final String PLACED_EPSILON = "Keeps the step from a division by 0, at the place that epsilonPlacement names; above 0.";

	static final String EPSILON_PLACEMENT = "Where ε stands: inside the root, sqrt(v̂ + ε), as in the paper; or outside. Outside, AdaX's decay takes it as its authors' code does, sqrt(v̂) + ε/sqrt((1+β2)^t - 1), and every other decay as sqrt(v̂) + ε.";

	static final String EPSILON_OUTSIDE = "Added to sqrt(v), outside the root; above 0.";

	/** The least float32 that divides: what is smaller may be taken for 0. */
	static final String LEAST_EPSILON = "1e-37";

	static final String L2 = "L2 penalty λ: adds λθ to the gradient of weights (not of biases). Not together with weightDecay.";

	static final String L2_ALONE = "L2 penalty λ: adds λθ to the gradient of weights (not of biases).";

	static final String WEIGHT_DECAY = "Decoupled weight decay λ: subtracts α·λ·θ from weights beside the step. Not together with l2.";

	static final String WEIGHT_DECAY_ALONE = "Decoupled weight decay λ: subtracts α·λ·θ from weights beside the step.";

	static final String SCHEDULE = "How the learning rate changes; constant if left out.";

	private HyperParameters() {
	}

}
