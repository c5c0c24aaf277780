package io.adax.trainer.training;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** What ND4J's native updaters compute is what the catalogue's formulas say. */
class CatalogueFormulasTest {

	private static final double A = 0.1;

	private static final double B1 = 0.9;

	private static final double B2 = 0.99;

	private static final double E = 0.01;

	/** One parameter's state: two slots that begin with 0, and the update at step t. */
	interface Formula {

		double update(double[] state, double g, int t);

	}

	record Case(OptimizerSpec spec, double start, Formula formula) {

		@Override
		public String toString() {
			return this.spec.typeName();
		}
	}

	private static double mean(double[] s, double g) {
		s[0] = B1 * s[0] + (1 - B1) * g;
		return s[0];
	}

	private static double square(double[] s, double g) {
		s[1] = B2 * s[1] + (1 - B2) * g * g;
		return Math.sqrt(s[1]);
	}

	private static double rate(int t) {
		return A * Math.sqrt(1 - Math.pow(B2, t)) / (1 - Math.pow(B1, t));
	}

	static Stream<Case> cases() {
		return Stream.of(
				new Case(new AdamOptimizer(A, B1, B2, E, null, null, null), 0,
						(s, g, t) -> rate(t) * mean(s, g) / (square(s, g) + E)),
				new Case(new AdaMaxOptimizer(A, B1, B2, E, null, null, null), 0, (s, g, t) -> {
					s[1] = Math.max(B2 * s[1], Math.abs(g));
					return A / (1 - Math.pow(B1, t)) * mean(s, g) / s[1];
				}),
				new Case(new NadamOptimizer(A, B1, B2, E, null, null, null), 0,
						(s, g, t) -> A / (1 - Math.pow(B1, t)) * (B1 * mean(s, g) + (1 - B1) * g) / (square(s, g) + E)),
				new Case(new AmsGradOptimizer(A, B1, B2, E, null, null, null), 0, (s, g, t) -> {
					s[2] = Math.max(s[2], square(s, g));
					return rate(t) * mean(s, g) / (s[2] + E);
				}), new Case(new AdaBeliefOptimizer(A, B1, B2, E, null, null, null), 0, (s, g, t) -> {
					double m = mean(s, g);
					s[1] = B2 * s[1] + (1 - B2) * (g - m) * (g - m) + E;
					return rate(t) * m / (Math.sqrt(s[1]) + E);
				}), new Case(new AdaGradOptimizer(A, E, null, null, null), 1e-6, (s, g, t) -> {
					s[1] += g * g;
					return A * g / (Math.sqrt(s[1]) + E);
				}),
				new Case(new RmsPropOptimizer(A, B2, E, null, null, null), E, (s, g, t) -> A * g / (square(s, g) + E)),
				new Case(new AdaDeltaOptimizer(B2, E, null), 0, (s, g, t) -> {
					square(s, g);
					double update = g * Math.sqrt(s[0] + E) / Math.sqrt(s[1] + E);
					s[0] = B2 * s[0] + (1 - B2) * update * update;
					return update;
				}), new Case(new NesterovsOptimizer(A, B1, null, null, null), 0, (s, g, t) -> {
					double before = s[0];
					s[0] = B1 * before - A * g;
					return B1 * before - (1 + B1) * s[0];
				}));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void areWhatIsComputed(Case tried) {
		IUpdater updater = Updaters.of(tried.spec(), new RunLength(10, 1));
		INDArray view = Nd4j.create(DataType.DOUBLE, 1, updater.stateSize(1));
		GradientUpdater<?> running = updater.instantiate(view, true);
		double[] state = { 0, tried.start(), 0 };
		double[] gradients = { 0.3, -0.7, 0.2, 0.01, -2 };
		for (int i = 0; i < gradients.length; i++) {
			INDArray update = Nd4j.createFromArray(gradients[i]);
			running.applyUpdater(update, i, 0);
			assertThat(update.getDouble(0)).isCloseTo(tried.formula().update(state, gradients[i], i + 1),
					withinPercentage(1e-9));
		}
	}

}
