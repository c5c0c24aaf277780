package io.adax.trainer.training;

/**
 * How long a run is, if nothing ends it early.
 *
 * @param iterations of all epochs
 * @param epochs passes over the training rows
 */
public record RunLength(long iterations, int epochs) {
}
