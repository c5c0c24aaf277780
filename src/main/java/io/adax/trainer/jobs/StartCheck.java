package io.adax.trainer.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.adax.trainer.training.TrainingSpec;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What of a job cannot be changed when it goes on from a checkpoint of another one. */
final class StartCheck {

	private StartCheck() {
	}

	/** Refuses a clone that the checkpoint's state does not fit. */
	static void check(JobRequest original, JobRequest clone) {
		List<Fault> faults = new ArrayList<>();
		TrainingSpec before = original.training();
		TrainingSpec now = clone.training();
		same(faults, "/dataset", original.dataset(), clone.dataset());
		same(faults, "/task", original.task(), clone.task());
		same(faults, "/network", original.network(), clone.network());
		same(faults, "/optimizer/type", original.optimizer().typeName(), clone.optimizer().typeName());
		same(faults, "/training/batchSize", before.batchSize(), now.batchSize());
		same(faults, "/training/seed", before.seed(), now.seed());
		same(faults, "/training/earlyStopping/metric", metric(before), metric(now));
		if (!faults.isEmpty()) {
			throw new InvalidRequest(faults);
		}
	}

	private static void same(List<Fault> faults, String pointer, @Nullable Object before, @Nullable Object now) {
		if (!Objects.equals(before, now)) {
			faults.add(new Fault(pointer, "must be that of the job whose checkpoint it starts from"));
		}
	}

	private static String metric(TrainingSpec training) {
		TrainingSpec.EarlyStopping early = training.earlyStopping();
		return (early != null) ? early.metric() : "validation.loss";
	}

}
