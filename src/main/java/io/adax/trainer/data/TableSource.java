package io.adax.trainer.data;

/**
 * A table file on this machine.
 *
 * @param file absolute path, chosen by the service and never by a user
 * @param format how it is written
 */
public record TableSource(String file, TableFormat format) {
}
