package io.adax.trainer.training;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What a spec asks for cannot be made, however often it is tried. Any other illegal
 * argument is a fault of the engine.
 */
public final class InvalidSpec extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public InvalidSpec(String message) {
		super(message);
	}

	private InvalidSpec(@Nullable String message, Throwable cause) {
		super(message, cause);
	}

	/** Makes something of a spec alone, whose illegal arguments are the spec's. */
	static <T> T checked(Supplier<T> making) {
		try {
			return making.get();
		}
		catch (InvalidSpec ex) {
			throw ex;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSpec(ex.getMessage(), ex);
		}
	}

}
