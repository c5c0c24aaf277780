package io.adax.trainer.runs;

import java.time.Instant;

/** When something of a job's logs was stored for the last time. */
record LoggedJob(String jobId, Instant storedAt) {
}
