package io.adax.trainer.data;

/**
 * One thing that is wrong in a table.
 *
 * @param message meant for the table's owner
 * @param line of the file, from 1; 0 where it is no single line
 * @param field of the line, from 1; 0 where it is the whole line
 */
public record TableFault(String message, long line, int field) {
}
