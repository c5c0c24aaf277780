package io.adax.trainer.training;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

import io.adax.trainer.training.FiniteCheck.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FiniteCheckTest {

	private static final Moment NOW = new Moment(57, 3);

	private final Numbers numbers = new Numbers();

	private final FiniteCheck check = new FiniteCheck(this.numbers);

	private void evaluated(double loss) {
		this.check.evaluated(loss, NOW, this.numbers::show);
	}

	private static void assertDiverges(Runnable run, String message) {
		assertThatExceptionOfType(Divergence.class).isThrownBy(run::run).withMessage(message);
	}

	@Test
	void namesTheGradientThatIsNearestToTheOutput() {
		this.numbers.gradient().putScalar(1, Float.NaN).putScalar(5, Float.POSITIVE_INFINITY);
		assertDiverges(() -> evaluated(0.5), "The gradient became Infinity at iteration 57 (epoch 3), while the loss "
				+ "was still finite; layer 1, W: the gradient's first non-finite value.");
	}

	@Test
	void namesTheGradientBehindTheLoss() {
		this.numbers.gradient().putScalar(3, Float.NaN);
		assertDiverges(() -> evaluated(Double.NaN), "The loss became NaN at iteration 57 (epoch 3); "
				+ "layer 0, b: the gradient's first non-finite value.");
	}

	@Test
	void saysWhenOnlyTheLossIsNotFinite() {
		assertDiverges(() -> evaluated(Double.POSITIVE_INFINITY),
				"The loss became Infinity at iteration 57 (epoch 3); every gradient is still finite.");
	}

	@Test
	void namesTheFirstLayerThatAnsweredNoNumber() {
		this.numbers.gradient().putScalar(5, Float.NaN);
		this.numbers.answers = Nd4j.createFromArray(new float[][] { { 1, Float.NEGATIVE_INFINITY } });
		assertDiverges(() -> evaluated(Double.NaN),
				"The loss became NaN at iteration 57 (epoch 3); layer 1, W: the gradient's first non-finite value. "
						+ "On the way forward, layer 0 was the first to answer -Infinity.");
	}

	@Test
	void namesTheUpdateBeforeTheParameterItSpoiled() {
		this.numbers.gradient().putScalar(4, Float.NEGATIVE_INFINITY);
		this.numbers.parameters().putScalar(4, Float.POSITIVE_INFINITY);
		assertDiverges(() -> this.check.stepped(NOW), "The update became -Infinity at iteration 57 (epoch 3), while "
				+ "the gradient was still finite; layer 1, W: the update's first non-finite value.");
	}

	@Test
	void namesTheParameterThatOverflowed() {
		this.numbers.gradient().putScalar(2, -Float.MAX_VALUE);
		this.numbers.parameters().putScalar(2, Float.POSITIVE_INFINITY);
		assertDiverges(() -> this.check.stepped(NOW), "The parameters became Infinity at iteration 57 (epoch 3), "
				+ "while the update was still finite; layer 0, W: the parameter's first non-finite value.");
	}

	@Test
	void refusesParametersOfACheckpoint() {
		this.numbers.parameters().putScalar(3, Float.NaN);
		assertDiverges(() -> this.check.restored(NOW), "The checkpoint's parameters were no finite numbers at "
				+ "iteration 57 (epoch 3); layer 0, b: the parameter's first non-finite value.");
	}

	@ParameterizedTest
	@ValueSource(floats = { 0, 1, 1e-40f, Float.MAX_VALUE })
	void takesNoFiniteNumberForAFault(float value) {
		this.numbers.gradient().assign(value);
		this.numbers.parameters().assign(-value);
		assertThatCode(() -> {
			evaluated(value);
			this.check.stepped(NOW);
			this.check.restored(NOW);
		}).doesNotThrowAnyException();
	}

	/** Six parameters of two layers, and what layer 0 answers. */
	private static final class Numbers implements Objective {

		private final INDArray parameters = Nd4j.ones(DataType.FLOAT, 6);

		private final INDArray gradient = Nd4j.ones(DataType.FLOAT, 6);

		private INDArray answers = Nd4j.ones(DataType.FLOAT, 1, 2);

		private BiConsumer<Integer, INDArray> observer = (layer, answers) -> {
		};

		void show() {
			this.observer.accept(0, this.answers);
		}

		@Override
		public INDArray parameters() {
			return this.parameters;
		}

		@Override
		public INDArray gradient() {
			return this.gradient;
		}

		@Override
		public List<ParameterBlock> blocks() {
			return List.of(new ParameterBlock(0, "W", ParameterBlock.Kind.WEIGHT, 0, 3, 1),
					new ParameterBlock(0, "b", ParameterBlock.Kind.BIAS, 3, 1, 1),
					new ParameterBlock(1, "W", ParameterBlock.Kind.WEIGHT, 4, 2, 1));
		}

		@Override
		public void showNext(IntPredicate layers, BiConsumer<Integer, INDArray> observer) {
			this.observer = observer;
		}

		@Override
		public double lossAndGradient(Batch batch, long noiseSeed) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void answers(float[] rows, int count, float[] answers) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void close() {
		}

	}

}
