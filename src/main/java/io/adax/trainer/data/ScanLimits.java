package io.adax.trainer.data;

/**
 * The largest table that is accepted.
 *
 * @param maxRows data rows
 * @param maxColumns columns
 * @param maxCategories distinct texts up to which a column is categorical
 * @param maxFieldLength characters in a field
 */
public record ScanLimits(long maxRows, int maxColumns, int maxCategories, int maxFieldLength) {

	static final ScanLimits NONE = new ScanLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1 << 24);

}
