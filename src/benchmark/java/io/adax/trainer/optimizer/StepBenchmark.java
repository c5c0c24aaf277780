package io.adax.trainer.optimizer;

import java.util.concurrent.TimeUnit;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of an optimizer over so many parameters of type FLOAT. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class StepBenchmark {

	/** Of a step early in a run, where v̂ still moves. */
	private static final int ITERATION = 10;

	/** α = 1 keeps updates, which are the next step's gradients, near 1. */
	private static final AdaX ADAX = new AdaX(1);

	/** The Adam of the analysis: the same step with another decay. */
	private static final Adaptive ADAM = Adaptive.builder()
		.learningRate(1)
		.momentumCorrection(true)
		.decay(new SecondMomentDecay.Adam(0.999))
		.build();

	@Param({ "1000", "100000", "1000000", "10000000" })
	public int parameters;

	@Param({ "adax", "adam", "vectors", "arrays", "nd4j-adam" })
	public String way = "";

	private INDArray gradient = Nd4j.empty();

	private Runnable step = () -> {
	};

	@Setup
	public void prepare() {
		this.gradient = Nd4j.ones(DataType.FLOAT, this.parameters);
		switch (this.way) {
			case "adax" -> update(ADAX.instantiate(state(), true));
			case "adam" -> update(ADAM.instantiate(state(), true));
			case "vectors" -> pass(new NativePass<>(new FloatVectors(), 1));
			case "arrays" -> pass(new NativePass<>(new FloatArrays(), 1));
			case "nd4j-adam" -> update(new Adam(1).instantiate(state(), true));
			default -> throw new IllegalArgumentException(this.way);
		}
	}

	private INDArray state() {
		return Nd4j.create(DataType.FLOAT, 1, 2L * this.parameters);
	}

	private void update(GradientUpdater<?> updater) {
		this.step = () -> updater.applyUpdater(this.gradient, ITERATION, 0);
	}

	private void pass(Pass pass) {
		INDArray m = Nd4j.create(DataType.FLOAT, this.parameters);
		INDArray v = Nd4j.create(DataType.FLOAT, this.parameters);
		this.step = () -> pass.apply(ADAX.step(ITERATION, 0), this.gradient, m, v);
	}

	@Benchmark
	public void step() {
		this.step.run();
	}

}
