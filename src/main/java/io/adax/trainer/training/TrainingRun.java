package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.adax.trainer.data.Examples;
import io.adax.trainer.data.PreparedData;
import io.adax.trainer.data.TableMemory;
import io.adax.trainer.training.TrainingResult.Outcome;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loop: epoch by epoch, batch by batch. Between two batches, and only there, it may
 * be stopped, saved or ended.
 */
final class TrainingRun {

	private static final String THROUGHPUT = "throughput.samplesPerSecond";

	private final RunSpec spec;

	private final PreparedData data;

	private final Dl4jObjective objective;

	private final Path directory;

	private final Consumer<TrainingEvent> events;

	private final BooleanSupplier stop;

	private final Clock clock;

	private final RunSeeds seeds;

	private final Batches batches;

	private final OptimizerStep step;

	private final Evaluator evaluator;

	private final Inspector inspector;

	private final FiniteCheck finite;

	private final BestKeeper best;

	private final MetricBuffer metrics;

	private final Checkpoints checkpoints;

	private final Map<String, Double> latest = new LinkedHashMap<>();

	private final TimeBudget budget;

	private long iteration;

	private int epoch;

	private int batch;

	private double lossSum;

	private long rows;

	TrainingRun(RunSpec spec, PreparedData data, Dl4jObjective objective, Path directory,
			Consumer<TrainingEvent> events, BooleanSupplier stop, Clock clock) {
		Architecture architecture = Architecture.of(spec);
		Architecture.Head head = architecture.output();
		this.spec = spec;
		this.data = data;
		this.objective = objective;
		this.directory = directory;
		this.events = events;
		this.stop = stop;
		this.clock = clock;
		this.seeds = new RunSeeds(spec.training().seed());
		this.batches = new Batches(data.training(), head, spec.training().batchSize());
		this.step = new OptimizerStep(LayerOptimizers.of(spec), spec.training().gradientClipping(), objective,
				new RunLength(totalIterations(), spec.training().epochs()));
		this.inspector = new Inspector(spec.training().inspection(), architecture.hidden(), objective, this.step);
		this.finite = new FiniteCheck(objective);
		this.evaluator = new Evaluator(data.encoder(), head, stop);
		this.metrics = new MetricBuffer(events, clock);
		this.checkpoints = new Checkpoints(directory, spec.training().checkpoint(), this.batches.count(), events,
				clock);
		this.best = new BestKeeper(spec.training(), this.checkpoints::await);
		this.budget = new TimeBudget(spec.training().maxDuration(), clock);
	}

	private long totalIterations() {
		return (long) this.spec.training().epochs() * this.batches.count();
	}

	/**
	 * Trains.
	 * @param asked when the reading of the data began
	 */
	TrainingResult train(Instant asked) throws IOException {
		this.checkpoints.restore(this::arrays).ifPresent(this::restore);
		NetworkPlan plan = Describer.describe(this.spec);
		this.events.accept(new TrainingEvent.Started(plan, plan.peakBytes(TableMemory.of(this.spec.data())),
				this.iteration, totalIterations(), this.checkpoints.provenance().environment(),
				this.checkpoints.provenance().notExact(), since(asked).toNanos() / 1e9));
		try {
			return finish(run());
		}
		catch (Evaluator.Stopped ex) {
			// all is trained, and saved as far as it was: a run that goes on evaluates
			// anew
			return result(Outcome.INTERRUPTED, null, null, null, null);
		}
		catch (Divergence ex) {
			this.metrics.flush();
			return result(Outcome.DIVERGED, null, null, null, ex.getMessage());
		}
		finally {
			this.checkpoints.await();
		}
	}

	/**
	 * Finds out what it takes to evaluate a row before anything depends on it: the first
	 * answers load classes and compile, the next ones tell.
	 */
	private void rehearse() {
		Examples part = (this.data.test().rows() > this.data.validation().rows()) ? this.data.test()
				: this.data.validation();
		if (this.budget.isLimited() && part.rows() > 0) {
			this.evaluator.rehearse(this.objective, part);
			Instant began = this.clock.instant();
			this.budget.evaluated(this.evaluator.rehearse(this.objective, part), since(began));
		}
	}

	private Outcome run() throws IOException {
		rehearse();
		this.finite.restored(new FiniteCheck.Moment(this.iteration, this.epoch + 1));
		while (this.epoch < this.spec.training().epochs() && !this.best.isExhausted()) {
			int[] order = this.seeds.order(this.data.training().rows(), this.epoch);
			Instant began = this.clock.instant();
			long before = this.rows;
			while (this.batch < this.batches.count()) {
				if (this.stop.getAsBoolean()) {
					return Outcome.INTERRUPTED;
				}
				if (this.budget.isOver(2L * this.data.validation().rows() + this.data.test().rows())) {
					return Outcome.OUT_OF_TIME;
				}
				try (NativeOperations.Span operations = NativeOperations.begin()) {
					iterate(this.batches.get(order, this.batch));
				}
				this.budget.saved(this.checkpoints.report());
				if (this.checkpoints.isDue(this.iteration)) {
					save();
				}
			}
			Duration took = since(began);
			Optional<Evaluation> validation;
			try {
				validation = validate();
			}
			catch (Evaluator.Stopped ex) {
				return Outcome.INTERRUPTED;
			}
			throughput(took, this.rows - before);
			endEpoch(validation);
		}
		return (this.epoch < this.spec.training().epochs()) ? Outcome.STOPPED_EARLY : Outcome.COMPLETED;
	}

	private void iterate(Batch batch) {
		long noise = this.seeds.noise(this.iteration);
		this.inspector.begin(this.iteration + 1);
		double loss = this.objective.lossAndGradient(batch, noise);
		FiniteCheck.Moment now = new FiniteCheck.Moment(this.iteration + 1, this.epoch + 1);
		this.finite.evaluated(loss, now, () -> this.objective.lossAndGradient(batch, noise));
		this.inspector.evaluated(this.iteration + 1);
		OptionalDouble rate = this.step.learningRate((int) this.iteration, this.epoch);
		this.step.apply((int) this.iteration, this.epoch);
		this.finite.stepped(now);
		this.iteration++;
		this.batch++;
		this.lossSum += loss * batch.rows();
		this.rows += batch.rows();
		measure("train.loss", loss);
		rate.ifPresent((value) -> measure("optimizer.learningRate", value));
		this.inspector.stepped(this.iteration, this.epoch).forEach(this::measure);
		this.metrics.flushIfDue();
	}

	private void measure(String name, double value) {
		// those of the layers may be hundreds, too many for a job's row
		if (!name.startsWith("layer.") && Double.isFinite(value)) {
			this.latest.put(name, value);
		}
		this.metrics.add(name, this.iteration, Math.min(this.epoch + 1, this.spec.training().epochs()), value);
	}

	private void throughput(Duration took, long rows) {
		double seconds = took.toNanos() / 1e9;
		if (rows > 0 && seconds > 0) {
			measure(THROUGHPUT, rows / seconds);
		}
		else if (this.rows > 0) {
			// went on from a checkpoint at the end of the epoch: nothing was timed
			double mean = this.rows * 1e3 / Math.max(1, this.budget.used().toMillis());
			measure(THROUGHPUT, this.latest.getOrDefault(THROUGHPUT, mean));
		}
	}

	private void endEpoch(Optional<Evaluation> validation) {
		Map<String, Double> values = new LinkedHashMap<>();
		if (this.rows > 0) {
			values.put("train.epochLoss", this.lossSum / this.rows);
		}
		validation.ifPresent((evaluation) -> {
			Evaluator.requireFinite(evaluation, this.epoch + 1);
			values.putAll(Evaluator.curve(evaluation));
		});
		values.forEach(this::measure);
		this.epoch++;
		this.batch = 0;
		this.lossSum = 0;
		this.rows = 0;
		Double watched = values.get(this.best.metric());
		if (watched != null) {
			this.best.offer(watched, this.epoch, this.iteration, this.objective.parameters(), this.step.state());
		}
		this.metrics.flush();
		this.events.accept(new TrainingEvent.EpochEnded(this.epoch, this.iteration, values));
	}

	private Optional<Evaluation> validate() {
		if (this.data.validation().rows() == 0) {
			return Optional.empty();
		}
		Instant began = this.clock.instant();
		Evaluation evaluation = this.evaluator.evaluate(this.objective, this.data.validation(), "validation");
		this.budget.evaluated(this.data.validation().rows(), since(began));
		return Optional.of(evaluation);
	}

	private Duration since(Instant began) {
		return Duration.between(began, this.clock.instant());
	}

	private TrainingResult finish(Outcome outcome) throws IOException {
		this.metrics.flush();
		if (outcome == Outcome.INTERRUPTED) {
			save();
			this.checkpoints.await();
			return result(outcome, null, null, null, null);
		}
		if (outcome == Outcome.OUT_OF_TIME) {
			save();
			this.checkpoints.await();
			offerPartOfAnEpoch();
		}
		else if (this.checkpoints.isDueAtTheEnd()) {
			save();
		}
		TrainingResult.BestMetric chosen = this.best.best();
		this.best.copyTo(this.objective.parameters(), this.step.state());
		return evaluated(outcome, (chosen != null) ? chosen.epoch() : this.epoch,
				(chosen != null) ? chosen.iteration() : this.iteration);
	}

	private TrainingResult evaluated(Outcome outcome, int epoch, long iteration) throws IOException {
		// nothing has looked at what the last step did, if no part is held back
		this.evaluator.requireAnswers(this.objective,
				this.batches.get(this.seeds.order(this.data.training().rows(), 0), 0), epoch);
		Evaluation validation = this.evaluator.finite(this.objective, this.data.validation(), "validation", epoch);
		Evaluation test = this.evaluator.finite(this.objective, this.data.test(), "test", epoch);
		Path file = this.directory.resolve("model.zip");
		ModelArchive.write(file, this.objective, this.data.encoder(), ModelArchive.Manifest.of(this.spec));
		TrainingResult.ModelFile model = new TrainingResult.ModelFile(file.toString(),
				this.objective.parameters().length(), epoch, iteration, RawArray.sha256(this.objective.parameters()),
				RawArray.sha256(this.step.state()));
		return result(outcome, model, validation, test, null);
	}

	/** After the state is saved: a run that goes on shall not know of it. */
	private void offerPartOfAnEpoch() {
		Map<String, Double> values = (this.batch > 0) ? validate().map(Evaluator::curve).orElse(Map.of()) : Map.of();
		Double watched = values.get(this.best.metric());
		if (watched != null && values.values().stream().allMatch(Double::isFinite)) {
			this.best.offer(watched, this.epoch + 1, this.iteration, this.objective.parameters(), this.step.state());
		}
	}

	private TrainingResult result(Outcome outcome, TrainingResult.@Nullable ModelFile model,
			@Nullable Evaluation validation, @Nullable Evaluation test, @Nullable String message) {
		return new TrainingResult(outcome, this.epoch, this.iteration, this.latest, this.best.best(), validation, test,
				model, message);
	}

	private void save() {
		// points first: what a checkpoint's iteration covers must be safe before it is
		this.metrics.flush();
		this.checkpoints.save(new RunPosition(this.iteration, this.epoch, this.batch, this.lossSum, this.rows,
				this.best.best(), this.best.waited(), this.latest, this.budget.used().toMillis()), arrays());
	}

	private List<INDArray> arrays() {
		List<INDArray> arrays = new ArrayList<>(List.of(this.objective.parameters(), this.step.state()));
		if (this.best.parameters() != null && this.best.state() != null) {
			arrays.addAll(List.of(this.best.parameters(), this.best.state()));
		}
		return arrays;
	}

	/** The arrays to fill from a checkpoint. */
	private List<INDArray> arrays(Checkpoint.Header header) {
		if (header.lengths().size() > 2) {
			this.best.restore(header.position(), RawArray.like(this.objective.parameters()),
					RawArray.like(this.step.state()));
		}
		return arrays();
	}

	private void restore(RunPosition position) {
		this.iteration = position.iteration();
		this.epoch = position.epoch();
		this.batch = position.batch();
		this.lossSum = position.lossSum();
		this.rows = position.rows();
		this.latest.putAll(position.latest());
		this.budget.restore(Duration.ofMillis(position.usedMillis()));
	}

}
