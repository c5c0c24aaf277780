package io.adax.trainer.data;

import java.util.function.BooleanSupplier;

/** Somebody asked to stop before a spec's rows were loaded. */
public final class LoadingStopped extends RuntimeException {

	private static final long serialVersionUID = 1;

	/** So many rows are read or encoded in some milliseconds. */
	private static final int ROWS = 1024;

	private LoadingStopped() {
		super("The loading was stopped", null, false, false);
	}

	/** Asks now and then, by the number of the row. */
	static void check(int row, BooleanSupplier stop) {
		if (row % ROWS == ROWS - 1 && stop.getAsBoolean()) {
			throw new LoadingStopped();
		}
	}

}
