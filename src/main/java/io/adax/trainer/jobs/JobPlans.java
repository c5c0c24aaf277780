package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.adax.trainer.access.Places;
import io.adax.trainer.access.Projects;
import io.adax.trainer.data.TableMemory;
import io.adax.trainer.engine.EngineException;
import io.adax.trainer.engine.Engines;
import io.adax.trainer.runs.Speeds;
import io.adax.trainer.runs.TimeEstimate;
import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.SpecWarnings;
import io.adax.trainer.training.TrainingSpec;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.ProblemType;

import org.springframework.stereotype.Component;

/** Tells what jobs would do. */
@Component
class JobPlans {

	/** One engine makes all of them, and each holds a thread meanwhile. */
	static final int MOST = 32;

	private final JobSubmission submission;

	private final Engines engines;

	private final Speeds speeds;

	private final QueueOutlook outlook;

	private final PoolLoads pools;

	private final Projects projects;

	private final Places places;

	JobPlans(JobSubmission submission, Engines engines, Speeds speeds, QueueOutlook outlook, PoolLoads pools,
			Projects projects) {
		this.submission = submission;
		this.engines = engines;
		this.speeds = speeds;
		this.outlook = outlook;
		this.pools = pools;
		this.projects = projects;
		this.places = new Places(MOST, "plans that wait", projects);
	}

	/** The plan of a request, which is checked already. */
	JobPlan of(JobRequest request) {
		JobRequest settled = this.submission.settle(request);
		JobSubmission.Sound sound = this.submission.sound(settled);
		RunSpec spec = sound.spec();
		NetworkPlan network = describe(spec);
		double held = spec.data().split().validation() + spec.data().split().test();
		long rows = Math.max(1, Math.round(spec.data().schema().rows() * (1 - held)));
		TrainingSpec training = spec.training();
		long iterations = (rows + training.batchSize() - 1) / training.batchSize();
		long total = iterations * training.epochs();
		Optional<TimeEstimate> time = this.speeds.estimate(this.projects.current(), network.parameters(),
				training.batchSize(), total);
		QueueOutlook.Place place = this.outlook.of(settled.pool(), settled.priority());
		return new JobPlan(settled, spec.data().task(), spec.data().target(), network,
				MemoryPlan.of(TableMemory.of(spec.data()), network), rows, iterations, total, time.orElse(null),
				place.ahead(), place.start(), warnings(sound, rows, warnings(time, training, total), settled.pool()));
	}

	private List<String> warnings(JobSubmission.Sound sound, long rows, List<String> ofTime, String pool) {
		RunSpec spec = sound.spec();
		List<String> warnings = new ArrayList<>(sound.warnings());
		warnings.addAll(SpecWarnings.beforeTheSplit(spec));
		warnings.addAll(SpecWarnings.of(spec, rows));
		if (rows < spec.training().batchSize()) {
			warnings.add("A batch of %,d rows holds the whole training part of %,d: each epoch is one iteration."
				.formatted(spec.training().batchSize(), rows));
		}
		warnings.addAll(ofTime);
		Set<String> served = this.pools.served();
		if (!served.contains(pool)) {
			warnings
				.add("No living worker serves the pool %s: the job would wait until one does. Pools with workers: %s."
					.formatted(pool, served.isEmpty() ? "none" : String.join(", ", served)));
		}
		return warnings;
	}

	private static List<String> warnings(Optional<TimeEstimate> time, TrainingSpec training, long total) {
		if (time.isEmpty()) {
			return List.of("How long it takes cannot be told: there was no run of a network alike yet.");
		}
		TimeEstimate estimate = time.get();
		List<String> warnings = new ArrayList<>();
		Duration most = training.maxDuration();
		if (most != null && estimate.seconds() * 1000 > most.toMillis()) {
			warnings
				.add("It will probably take %.1f s, and training.maxDuration is %s: it would be paused before its end."
					.formatted(estimate.seconds(), most));
		}
		estimate.doubt(total).ifPresent(warnings::add);
		return warnings;
	}

	NetworkPlan describe(RunSpec spec) {
		Places.Place place = this.places.take();
		try {
			return this.engines.describe(spec);
		}
		catch (EngineException ex) {
			throw switch (ex.kind()) {
				case INVALID, CAPACITY -> InvalidRequest.at("/network", String.valueOf(ex.getMessage()));
				case DATA -> InvalidRequest.at("/dataset", String.valueOf(ex.getMessage()));
				case INTERNAL, CRASHED, KILLED, TIMEOUT, UNAVAILABLE ->
					ProblemType.ENGINE_UNAVAILABLE.because(String.valueOf(ex.getMessage()));
			};
		}
		finally {
			place.leave();
		}
	}

}
