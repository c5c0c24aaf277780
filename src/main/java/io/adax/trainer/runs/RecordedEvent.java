package io.adax.trainer.runs;

import java.time.Instant;

/**
 * A job's record has a new entry. It is published inside of the transaction that writes
 * it.
 *
 * @param number of the entry within the job, from 1
 */
public record RecordedEvent(String project, String jobId, long number, NewEvent event, Instant time) {
}
