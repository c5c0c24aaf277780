package io.adax.trainer.training;

/** A run's numbers are no finite numbers any more. The message is for a user. */
final class Divergence extends RuntimeException {

	private static final long serialVersionUID = 1;

	Divergence(String message) {
		super(message);
	}

}
