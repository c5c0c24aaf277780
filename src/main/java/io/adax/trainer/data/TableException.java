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
		this(TableFault.of(TableFault.Kind.CONSISTENCY, message));
	}

	/** With what is wrong. */
	public TableException(TableFault fault) {
		this(List.of(fault));
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
