package io.adax.trainer.training;

/**
 * Some encoded rows. The arrays are reused and may be longer than what is valid.
 *
 * @param features row-major, rows × inputs
 * @param labels row-major, rows × outputs
 */
record Batch(float[] features, float[] labels, int rows) {
}
