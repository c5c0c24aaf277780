package io.adax.trainer.data;

import java.util.List;

/**
 * A table, or a row, that cannot be used as it is. The message is meant for its owner.
 */
public final class TableException extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final transient List<TableFault> faults;

	/** With what is wrong, and where. */
	public TableException(String message) {
		this(List.of(new TableFault(message, 0, 0)));
	}

	/** With what is wrong in a field; 0 for the whole line. */
	TableException(String message, long line, int field) {
		this(List.of(new TableFault(message, line, field)));
	}

	/** With everything that is wrong. */
	TableException(List<TableFault> faults) {
		super(String.join(" ", faults.stream().map(TableFault::message).toList()));
		this.faults = List.copyOf(faults);
	}

	/** All that is wrong, in the order of the lines. */
	public List<TableFault> faults() {
		return this.faults;
	}

}
