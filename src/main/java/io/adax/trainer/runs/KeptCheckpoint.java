package io.adax.trainer.runs;

import io.adax.trainer.storage.BlobContent;
import io.adax.trainer.training.CheckpointFile;

/**
 * A checkpoint to be read.
 *
 * @param file what it says of itself, wherever it is
 * @param content its bytes
 */
record KeptCheckpoint(CheckpointFile file, BlobContent content) {
}
