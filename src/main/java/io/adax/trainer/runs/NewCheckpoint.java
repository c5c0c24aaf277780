package io.adax.trainer.runs;

import io.adax.trainer.storage.Blob;
import io.adax.trainer.training.CheckpointFile;

/**
 * A checkpoint that is in the blob store and not recorded yet.
 *
 * @param attempt that wrote it
 */
public record NewCheckpoint(String jobId, int attempt, CheckpointFile file, Blob blob) {
}
