package io.adax.trainer.training;

/**
 * What a job may ask for at most; checked before anything is allocated.
 *
 * @param maxLayers layers of a network
 * @param maxUnits outputs of one layer
 * @param maxParameters parameters of a network
 * @param maxEpochs epochs of a job
 * @param maxBatchSize rows of a batch
 * @param maxMemoryBytes what an engine may take for a network, a batch and the table
 * @param maxHeapBytes the part of it that is Java's heap, which the table has to fit into
 */
public record Limits(int maxLayers, int maxUnits, long maxParameters, int maxEpochs, int maxBatchSize,
		long maxMemoryBytes, long maxHeapBytes) {
}
