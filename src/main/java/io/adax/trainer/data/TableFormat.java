package io.adax.trainer.data;

import org.jspecify.annotations.Nullable;

/**
 * How a table is written.
 *
 * @param separator the character between two fields
 * @param header whether the first row names the columns
 * @param targetSuffix text that is cut from the end of every value of the target, such as
 * the final dot of the UCI Adult test file's labels; null to cut nothing
 */
public record TableFormat(char separator, boolean header, @Nullable String targetSuffix) {
}
