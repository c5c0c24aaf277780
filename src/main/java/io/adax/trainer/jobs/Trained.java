package io.adax.trainer.jobs;

import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;

/** What an attempt has come to. */
record Trained(Attempt attempt, RunSpec spec, TrainingEvent.Started started, TrainingResult result) {

	Outcome outcome() {
		return Outcome.of(this.result);
	}

}
