package io.adax.trainer.runs;

import java.io.Serializable;

import jakarta.persistence.Embeddable;

@Embeddable
record JobEventKey(String jobId, long number) implements Serializable {
}
