package io.adax.trainer.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;
import org.nd4j.linalg.learning.regularization.WeightDecay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** Our trajectories are those of an independent implementation. */
@Tag("thorough")
class ReferenceTrajectoryTest {

	private static final ReferenceTrajectories REFERENCE = ReferenceTrajectories.load();

	static final Set<String> CASES = REFERENCE.cases().keySet();

	@ParameterizedTest
	@FieldSource("CASES")
	void followsTheReferenceInDouble(String name) {
		ReferenceTrajectories.Case reference = REFERENCE.named(name);
		Run run = new Run(reference.config(), DataType.DOUBLE);
		for (ReferenceTrajectories.Step step : reference.steps()) {
			run.to(step.t());
			run.assertAt(step, 1e-9);
		}
	}

	@ParameterizedTest
	@FieldSource("CASES")
	void followsTheReferenceInFloat(String name) {
		ReferenceTrajectories.Case reference = REFERENCE.named(name);
		Run run = new Run(reference.config(), DataType.FLOAT);
		for (ReferenceTrajectories.Step step : reference.steps()) {
			if (step.t() <= 10_000) {
				run.to(step.t());
				run.assertAt(step, 1e-3);
			}
		}
	}

	private static double[] each(IntToDoubleFunction value) {
		return IntStream.range(0, ReferenceTrajectories.SIZE).mapToDouble(value).toArray();
	}

	private static void assertClose(double[] actual, double[] expected, double tolerance) {
		for (int i = 0; i < expected.length; i++) {
			assertThat(actual[i]).isCloseTo(expected[i], withinPercentage(100 * tolerance));
		}
	}

	/** A training on flat arrays, in the order in which DL4J does it. */
	private static final class Run {

		private final INDArray theta;

		private final INDArray gradient;

		private final AdaptiveUpdater<?> updater;

		private final double alpha;

		private final List<Regularization> regularizations = new ArrayList<>();

		private int iteration;

		Run(ReferenceTrajectories.Config config, DataType type) {
			this.theta = Nd4j.createFromArray(each(ReferenceTrajectories::start)).castTo(type);
			this.gradient = Nd4j.create(type, ReferenceTrajectories.SIZE);
			this.updater = optimizer(config)
				.instantiate(Nd4j.createUninitialized(type, 2L * ReferenceTrajectories.SIZE), true);
			this.alpha = config.lr();
			if (config.l2() > 0) {
				this.regularizations.add(new L2Regularization(config.l2()));
			}
			if (config.decoupled() > 0) {
				this.regularizations.add(new WeightDecay(config.decoupled(), true));
			}
		}

		private static AdaptiveForm optimizer(ReferenceTrajectories.Config config) {
			return switch (config.kind()) {
				case "adax" -> shared(AdaX.builder().beta2(config.b2()), config).build();
				case "adam" -> adaptive(new SecondMomentDecay.Adam(config.b2()), config);
				case "adafactor" -> adaptive(new SecondMomentDecay.AdaFactor(0.8), config);
				default -> throw new IllegalArgumentException(config.kind());
			};
		}

		private static Adaptive adaptive(SecondMomentDecay decay, ReferenceTrajectories.Config config) {
			return shared(Adaptive.builder().decay(decay), config).momentumCorrection(config.correctsM()).build();
		}

		private static <B extends AdaptiveBuilder<B>> B shared(B builder, ReferenceTrajectories.Config config) {
			return builder.learningRate(config.lr())
				.beta1(config.b1())
				.epsilon(config.eps())
				.epsilonPlacement(EpsilonPlacement.valueOf(config.epsilonPlacement().toUpperCase(Locale.ROOT)));
		}

		void to(long t) {
			while (this.iteration < t) {
				for (int i = 0; i < ReferenceTrajectories.SIZE; i++) {
					this.gradient.data().put(i, ReferenceTrajectories.gradient(this.iteration + 1, i));
				}
				regularize(ApplyStep.BEFORE_UPDATER);
				this.updater.applyUpdater(this.gradient, this.iteration, 0);
				regularize(ApplyStep.POST_UPDATER);
				this.theta.subi(this.gradient);
				this.iteration++;
			}
		}

		private void regularize(ApplyStep step) {
			for (Regularization regularization : this.regularizations) {
				if (regularization.applyStep() == step) {
					regularization.apply(this.theta, this.gradient, this.alpha, this.iteration, 0);
				}
			}
		}

		void assertAt(ReferenceTrajectories.Step step, double tolerance) {
			assertClose(this.theta.toDoubleVector(), step.theta(), tolerance);
			assertClose(this.updater.getState().get(AdaXUpdater.M_STATE).toDoubleVector(), step.m(), tolerance);
			assertClose(this.updater.getState().get(AdaXUpdater.V_STATE).toDoubleVector(), step.v(), tolerance);
		}

	}

}
