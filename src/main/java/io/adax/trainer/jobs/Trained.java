package io.adax.trainer.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.models.NewModel;
import io.adax.trainer.models.Origin;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;

/** An attempt whose engine has come to an end. */
record Trained(Attempt attempt, RunSpec spec, TrainingEvent.Started started, TrainingResult result) {

	Outcome outcome() {
		return Outcome.of(this.result);
	}

	/** Why the same job might make another model another time. */
	List<String> notExact() {
		List<String> reasons = new ArrayList<>(this.started.notExact());
		if (this.result.outcome() == TrainingResult.Outcome.OUT_OF_TIME) {
			reasons.add("Its training time was over after iteration %,d: how far it comes in it depends on the machine."
				.formatted(this.result.iterations()));
		}
		return reasons;
	}

	/** The model that it has made. */
	NewModel model(Origin origin) {
		return new NewModel(this.attempt.project(), this.attempt.jobId(), this.attempt.runId(),
				String.valueOf(this.attempt.request().name()), this.spec.data().task(), this.spec.data().target(),
				Objects.requireNonNull(this.result.model()), origin, this.result.validation(), this.result.test());
	}

	/** How an attempt that has made a model is written down. */
	@FunctionalInterface
	interface Ending {

		void write(Attempt attempt, Outcome outcome, NewModel model, Blob archive);

	}

}
