package io.adax.trainer.training;

/**
 * One measured value.
 *
 * @param name dotted, such as {@code train.loss}
 * @param iteration iterations completed when it was measured, from 1
 * @param epoch epoch in which it was measured, from 1
 * @param value finite
 * @param time milliseconds since 1970 UTC
 */
public record MetricPoint(String name, long iteration, int epoch, double value, long time) {
}
