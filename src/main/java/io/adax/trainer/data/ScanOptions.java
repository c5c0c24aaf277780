package io.adax.trainer.data;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a table before it is scanned.
 *
 * @param type kind of file
 * @param header whether the first row names the columns; null to find out
 * @param targetSuffix text to cut from the end of the target's values; null for none
 * @param target name of the column to learn; null for the last
 */
public record ScanOptions(TableType type, @Nullable Boolean header, @Nullable String targetSuffix,
		@Nullable String target) {
}
