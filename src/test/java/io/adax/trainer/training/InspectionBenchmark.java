package io.adax.trainer.training;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.adax.trainer.training.InspectionSpec.Level;

/**
 * What looking at a run costs, on an MLP 784-256-128-10 at batch 128 with AdaX. The modes
 * take turns on one network, because two differ by where their memory lies; this is
 * allowed since a look changes nothing. A sample is an interval of 10 iterations, which
 * holds one look; it is compared with the sample of "off" in the same round. The time is
 * the thread's own, so that other processes disturb less. "off again" is the same as
 * "off": its deviation is what the other figures may be off by. Where that is too much,
 * the time inside the calls tells more; it lacks what a full look does on the way
 * forward.
 */
final class InspectionBenchmark {

	private static final int EVERY = 10;

	private static final int WARM_UP = 20;

	private static final int ROWS = 128;

	private static final List<LayerSpec> HIDDEN = List.of(new LayerSpec.Dense(256, Activation.RELU),
			new LayerSpec.Dense(128, Activation.RELU));

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final Dl4jObjective objective = Dl4jObjective
		.create(new Architecture(784, HIDDEN, new Architecture.Head(10, Activation.SOFTMAX, Loss.MCXENT)), 1);

	private final OptimizerStep step = Samples.step(this.objective, 1_000_000);

	private final FiniteCheck finite = new FiniteCheck(this.objective);

	private final Map<String, Mode> modes = new LinkedHashMap<>();

	private final Batch batch = batch();

	private int iteration;

	private InspectionBenchmark() {
		this.modes.put("unchecked", mode(Level.OFF, false));
		this.modes.put("off", mode(Level.OFF, true));
		this.modes.put("off again", mode(Level.OFF, true));
		this.modes.put("light", mode(Level.LIGHT, true));
		this.modes.put("full", mode(Level.FULL, true));
	}

	/** The number of rounds may be given. */
	public static void main(String[] arguments) {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 200;
		InspectionBenchmark benchmark = new InspectionBenchmark();
		benchmark.run(rounds);
		benchmark.report();
		benchmark.objective.close();
	}

	private Mode mode(Level level, boolean checked) {
		return new Mode(new Inspector(new InspectionSpec(level, EVERY), HIDDEN, this.objective, this.step), checked,
				new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

	private static Batch batch() {
		Random random = new Random(2);
		float[] features = new float[ROWS * 784];
		for (int i = 0; i < features.length; i++) {
			features[i] = random.nextFloat();
		}
		float[] labels = new float[ROWS * 10];
		for (int row = 0; row < ROWS; row++) {
			labels[row * 10 + random.nextInt(10)] = 1;
		}
		return new Batch(features, labels, ROWS);
	}

	private void run(int rounds) {
		List<Mode> order = new ArrayList<>(this.modes.values());
		Random random = new Random(1);
		for (int round = -WARM_UP; round < rounds; round++) {
			Collections.shuffle(order, random);
			for (Mode mode : order) {
				long began = this.threads.getCurrentThreadCpuTime();
				for (int i = 0; i < EVERY; i++) {
					iterate(mode);
				}
				if (round >= 0) {
					mode.microseconds().add((this.threads.getCurrentThreadCpuTime() - began) / 1e3 / EVERY);
				}
			}
		}
	}

	/** The steps of {@link TrainingRun}, without its metrics. */
	private void iterate(Mode mode) {
		FiniteCheck.Moment now = new FiniteCheck.Moment(this.iteration + 1, 1);
		long looking = timed(() -> mode.inspector().begin(this.iteration + 1));
		long checking = 0;
		double loss = this.objective.lossAndGradient(this.batch, 7);
		if (mode.checked()) {
			checking += timed(
					() -> this.finite.evaluated(loss, now, () -> this.objective.lossAndGradient(this.batch, 7)));
		}
		looking += timed(() -> mode.inspector().evaluated(this.iteration + 1));
		this.step.apply(this.iteration, 0);
		if (mode.checked()) {
			checking += timed(() -> this.finite.stepped(now));
		}
		this.iteration++;
		looking += timed(() -> mode.inspector().stepped(this.iteration, 0));
		mode.checking().add(checking / 1e3);
		if (this.iteration % EVERY == 0) {
			mode.looking().add(looking / 1e3);
		}
	}

	private static long timed(Runnable run) {
		long began = System.nanoTime();
		run.run();
		return System.nanoTime() - began;
	}

	private void report() {
		List<Double> off = this.modes.get("off").microseconds();
		this.modes.forEach((name, mode) -> {
			double[] ratios = new double[off.size()];
			Arrays.setAll(ratios, (i) -> 100 * (mode.microseconds().get(i) / off.get(i) - 1));
			double[] times = mode.microseconds().stream().mapToDouble(Double::doubleValue).toArray();
			// of the median, by order statistics: about 95 %
			double half = 0.98 * Math.sqrt(ratios.length) / ratios.length;
			System.out.printf("%-10s %8.1f us an iteration   %+6.2f %% of off  [%+.2f, %+.2f]%n", name,
					quantile(times, 0.5), quantile(ratios, 0.5), quantile(ratios, 0.5 - half),
					quantile(ratios, 0.5 + half));
			System.out.printf("           inside the check %6.1f us an iteration, inside a look %6.1f us an interval%n",
					median(mode.checking()), median(mode.looking()));
		});
	}

	private static double median(List<Double> values) {
		return quantile(values.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
	}

	private static double quantile(double[] values, double share) {
		Arrays.sort(values);
		return values[(int) Math.round(share * (values.length - 1))];
	}

	/** A way to train, and its samples. */
	private record Mode(Inspector inspector, boolean checked, List<Double> microseconds, List<Double> checking,
			List<Double> looking) {
	}

}
