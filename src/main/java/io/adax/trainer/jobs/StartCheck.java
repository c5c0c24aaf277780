package io.adax.trainer.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.adax.trainer.training.AdaFactorOptimizer;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingSpec;
import io.adax.trainer.training.ValidationMetric;
import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.Rule;
import org.jspecify.annotations.Nullable;

/** What of a job cannot be changed when it goes on from a checkpoint of another one. */
final class StartCheck {

	private StartCheck() {
	}

	/**
	 * Refuses a clone that the checkpoint's state does not fit.
	 * @param share of the original's iterations that the checkpoint has behind it
	 */
	static void check(JobRequest original, JobRequest clone, double share) {
		List<Fault> faults = new ArrayList<>();
		TrainingSpec before = original.training();
		TrainingSpec now = clone.training();
		same(faults, "/dataset", original.dataset(), clone.dataset());
		same(faults, "/task", original.task(), clone.task());
		same(faults, "/network", original.network(), clone.network());
		same(faults, "/optimizer/type", original.optimizer().typeName(), clone.optimizer().typeName());
		if (hasFirstMoment(original.optimizer()) != hasFirstMoment(clone.optimizer())) {
			faults.add(new Fault("/optimizer/beta1",
					"must be 0 or above 0 as in the job whose checkpoint it starts from: the state has a first moment or none"));
		}
		same(faults, "/training/batchSize", before.batchSize(), now.batchSize());
		same(faults, "/training/seed", before.seed(), now.seed());
		double epochs = before.epochs() * share;
		if (now.epochs() <= epochs) {
			faults.add(Complaint
				.of(Rule.CONSISTENCY, "must be more than the checkpoint has behind it: nothing is left to train")
				.with(String.valueOf(now.epochs()), "more than " + (int) epochs)
				.at("/training/epochs"));
		}
		same(faults, "/training/earlyStopping/metric", metric(before), metric(now));
		if (!faults.isEmpty()) {
			throw new InvalidRequest(faults);
		}
	}

	/** The only optimizer whose state has another form with other values. */
	private static boolean hasFirstMoment(OptimizerSpec optimizer) {
		return !(optimizer instanceof AdaFactorOptimizer factored) || factored.beta1() > 0;
	}

	private static void same(List<Fault> faults, String pointer, @Nullable Object before, @Nullable Object now) {
		if (!Objects.equals(before, now)) {
			faults.add(new Fault(pointer, "must be that of the job whose checkpoint it starts from"));
		}
	}

	private static ValidationMetric metric(TrainingSpec training) {
		TrainingSpec.EarlyStopping early = training.earlyStopping();
		return (early != null) ? early.metric() : ValidationMetric.LOSS;
	}

}
