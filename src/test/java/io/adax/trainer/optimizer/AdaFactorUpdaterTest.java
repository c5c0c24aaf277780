package io.adax.trainer.optimizer;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

@Tag("thorough")
class AdaFactorUpdaterTest {

	private static final int ROWS = 5;

	private static final int COLUMNS = 3;

	private static final int VALUES = 4;

	/**
	 * What optax 0.2.8 on JAX 0.10.2 gives from the same start in float64, its decay (by
	 * default float32) among them.
	 */
	record Point(int t, double[][] matrix, double[] vector) {
	}

	private static Map<String, List<Point>> optax() {
		try (InputStream json = AdaFactorUpdaterTest.class.getResourceAsStream("adafactor.json")) {
			return JsonMapper.shared().readValue(Objects.requireNonNull(json), new TypeReference<>() {
			});
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static AdaFactor config(String name) {
		return switch (name) {
			case "given-rate" -> AdaFactor.builder().learningRate(0.02).parameterScaling(false).build();
			case "momentum" -> AdaFactor.builder().beta1(0.9).build();
			default -> new AdaFactor();
		};
	}

	@ParameterizedTest
	@CsvSource({ "paper, DOUBLE, 1e-9", "given-rate, DOUBLE, 1e-9", "momentum, DOUBLE, 1e-9", "paper, FLOAT, 2e-4",
			"given-rate, FLOAT, 2e-4", "momentum, FLOAT, 2e-4" })
	void walksLikeOptax(String name, DataType type, double tolerance) {
		Walk matrix = new Walk(config(name).shaped(ROWS, COLUMNS), matrixStart(), type);
		Walk vector = new Walk(config(name).shaped(1, VALUES), new double[VALUES], type);
		for (Point point : optax().get(name)) {
			matrix.to(point.t(), AdaFactorUpdaterTest::matrixGradient);
			vector.to(point.t(), AdaFactorUpdaterTest::vectorGradient);
			for (int j = 0; j < COLUMNS; j++) {
				for (int i = 0; i < ROWS; i++) {
					assertThat(matrix.theta.getDouble(i + (long) j * ROWS)).isCloseTo(point.matrix()[i][j],
							within(tolerance));
				}
			}
			assertThat(vector.theta.toDoubleVector()).containsExactly(point.vector(), within(tolerance));
		}
	}

	/** The equations of algorithms 4 and 5, with sums as in the paper. */
	@Test
	void isThePapersAlgorithm() {
		double[][] x = { { 0.5, -1 }, { 2, 0.25 }, { -0.1, 0.3 } };
		double[] r = new double[3];
		double[] c = new double[2];
		Walk ours = new Walk(new AdaFactor().shaped(3, 2), new double[] { 0.5, 2, -0.1, -1, 0.25, 0.3 },
				DataType.DOUBLE);
		for (int t = 1; t <= 20; t++) {
			double[][] u = gradient(t);
			double decay = 1 - Math.pow(t, -0.8);
			double[] rowSums = new double[3];
			double[] columnSums = new double[2];
			for (int i = 0; i < 3; i++) {
				for (int j = 0; j < 2; j++) {
					rowSums[i] += u[i][j] * u[i][j] + 1e-30;
					columnSums[j] += u[i][j] * u[i][j] + 1e-30;
				}
			}
			double total = 0;
			for (int i = 0; i < 3; i++) {
				r[i] = decay * r[i] + (1 - decay) * rowSums[i];
				total += r[i];
			}
			for (int j = 0; j < 2; j++) {
				c[j] = decay * c[j] + (1 - decay) * columnSums[j];
			}
			for (int i = 0; i < 3; i++) {
				for (int j = 0; j < 2; j++) {
					u[i][j] /= Math.sqrt(r[i] * c[j] / total);
				}
			}
			double step = Math.max(1e-3, rms(x)) * Math.min(1e-2, 1 / Math.sqrt(t)) / Math.max(1, rms(u));
			for (int i = 0; i < 3; i++) {
				for (int j = 0; j < 2; j++) {
					x[i][j] -= step * u[i][j];
				}
			}
			ours.to(t, (now) -> new double[] { gradient(now)[0][0], gradient(now)[1][0], gradient(now)[2][0],
					gradient(now)[0][1], gradient(now)[1][1], gradient(now)[2][1] });
		}
		assertThat(ours.theta.toDoubleVector())
			.containsExactly(new double[] { x[0][0], x[1][0], x[2][0], x[0][1], x[1][1], x[2][1] }, within(1e-12));
	}

	@Test
	void keepsAValueForEachRowAndColumnOnly() {
		assertThat(new AdaFactor().shaped(784, 256).stateSize(784 * 256)).isEqualTo(784 + 256);
		assertThat(new AdaFactor().shaped(1, 256).stateSize(256)).isEqualTo(256);
		assertThat(AdaFactor.builder().beta1(0.9).build().shaped(20, 30).stateSize(600)).isEqualTo(50 + 600);
	}

	@Test
	void clipsWhatIsOutOfProportion() {
		AdaFactor config = AdaFactor.builder().learningRate(1).parameterScaling(false).clippingThreshold(0.5).build();
		INDArray gradient = Nd4j.createFromArray(3.0, -3.0);
		config.instantiate(Nd4j.create(DataType.DOUBLE, 2), true).applyUpdater(gradient, 0, 0);
		assertThat(gradient.toDoubleVector()).containsExactly(new double[] { 0.5, -0.5 }, within(1e-12));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 9_999, 39_999, 10_000_000 })
	void setsItsOwnStepsWithoutALearningRate(int iteration) {
		assertThat(new AdaFactor().getLearningRate(iteration, 0))
			.isEqualTo(Math.min(1e-2, 1 / Math.sqrt(iteration + 1.0)));
		assertThat(AdaFactor.builder().learningRate(0.3).build().getLearningRate(iteration, 0)).isEqualTo(0.3);
	}

	@Test
	void refusesParametersThatWereMerged() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AdaFactor().shaped(3, 2).stateSize(12))
			.withMessage(
					"AdaFactor is configured for 3 x 2 parameters but has 12: each parameter needs its own configuration");
	}

	@Test
	void refusesToScaleByParametersThatItDoesNotKnow() {
		AdaFactorUpdater updater = new AdaFactor().instantiate(Nd4j.create(DataType.DOUBLE, 2), true);
		assertThatIllegalStateException().isThrownBy(() -> updater.applyUpdater(Nd4j.create(DataType.DOUBLE, 2), 0, 0))
			.withMessageContaining("set parameterScaling to false");
	}

	private static double rms(double[][] x) {
		double sum = 0;
		for (double[] row : x) {
			for (double value : row) {
				sum += value * value;
			}
		}
		return Math.sqrt(sum / (x.length * x[0].length));
	}

	private static double[][] gradient(int t) {
		return new double[][] { { Math.sin(t), 2 * Math.cos(t) }, { 0.1 * Math.sin(3 * t), 0.2 },
				{ Math.cos(2 * t), -10 * Math.sin(5 * t) } };
	}

	private static double[] matrixStart() {
		double[] start = new double[ROWS * COLUMNS];
		for (int k = 0; k < start.length; k++) {
			start[k] = (k % ROWS + 1) * (k / ROWS - 1) / 8.0;
		}
		return start;
	}

	private static double[] matrixGradient(int t) {
		double[] g = new double[ROWS * COLUMNS];
		for (int k = 0; k < g.length; k++) {
			int i = k % ROWS;
			g[k] = Math.sin(0.1 * t * (i + 1) + k / ROWS) * Math.pow(10, i - 2);
		}
		return g;
	}

	private static double[] vectorGradient(int t) {
		double[] g = new double[VALUES];
		for (int i = 0; i < g.length; i++) {
			g[i] = Math.cos(0.1 * t * (i + 1)) * Math.pow(10, i - 2);
		}
		return g;
	}

	interface Gradient {

		double[] at(int t);

	}

	private static final class Walk {

		private final INDArray theta;

		private final AdaFactorUpdater updater;

		private int iteration;

		Walk(AdaFactor config, double[] start, DataType type) {
			this.theta = Nd4j.createFromArray(start).castTo(type);
			this.updater = config.instantiate(Nd4j.ones(type, config.stateSize(start.length)), true);
		}

		void to(int t, Gradient gradient) {
			for (; this.iteration < t; this.iteration++) {
				INDArray g = Nd4j.createFromArray(gradient.at(this.iteration + 1)).castTo(this.theta.dataType());
				this.updater.applyUpdater(g, this.theta, this.iteration, 0);
				this.theta.subi(g);
			}
		}

	}

}
