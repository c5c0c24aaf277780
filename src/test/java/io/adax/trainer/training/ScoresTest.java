package io.adax.trainer.training;

import java.util.List;
import java.util.Random;

import io.adax.trainer.data.Examples;
import io.adax.trainer.data.TargetEncoding;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.ROCMultiClass;
import org.nd4j.evaluation.regression.RegressionEvaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Our scores against ND4J's evaluations, and against figures worked out by hand. */
class ScoresTest {

	private static final List<String> LABELS = List.of("a", "b", "c");

	private static final Architecture.Head SOFTMAX = new Architecture.Head(3, Activation.SOFTMAX, Loss.MCXENT);

	@Test
	void agreesWithNd4jOnClasses() {
		Random random = new Random(3);
		int rows = 200;
		float[] answers = new float[rows * 3];
		float[] oneHot = new float[rows * 3];
		int[] truth = new int[rows];
		for (int i = 0; i < rows; i++) {
			truth[i] = random.nextInt(3);
			oneHot[i * 3 + truth[i]] = 1;
			float sum = 0;
			for (int j = 0; j < 3; j++) {
				answers[i * 3 + j] = random.nextFloat() + ((j == truth[i]) ? 0.3f : 0);
				sum += answers[i * 3 + j];
			}
			for (int j = 0; j < 3; j++) {
				answers[i * 3 + j] /= sum;
			}
		}
		INDArray labels = Nd4j.create(oneHot, new long[] { rows, 3 }, 'c');
		INDArray predicted = Nd4j.create(answers, new long[] { rows, 3 }, 'c');
		org.nd4j.evaluation.classification.Evaluation nd4j = new org.nd4j.evaluation.classification.Evaluation(3);
		nd4j.eval(labels, predicted);
		ROCMultiClass roc = new ROCMultiClass(0);
		roc.eval(labels, predicted);

		Evaluation.Classification ours = new ClassificationScores(LABELS, SOFTMAX, answers, truth).evaluation("test");

		assertThat(ours.accuracy()).isCloseTo(nd4j.accuracy(), within(1e-9));
		assertThat(ours.precision()).isCloseTo(nd4j.precision(), within(1e-9));
		assertThat(ours.recall()).isCloseTo(nd4j.recall(), within(1e-9));
		assertThat(ours.f1()).isCloseTo(macroF1(nd4j), within(1e-9));
		assertThat(ours.rocAuc()).isCloseTo(roc.calculateAverageAUC(), within(1e-6));
		assertThat(ours.confusionMatrix().counts().get(1).get(2)).isEqualTo((long) nd4j.getConfusion().getCount(1, 2));
	}

	private static double macroF1(org.nd4j.evaluation.classification.Evaluation nd4j) {
		return (nd4j.f1(0) + nd4j.f1(1) + nd4j.f1(2)) / 3;
	}

	@Test
	void readsOneSigmoidUnitAsTheSecondLabel() {
		Architecture.Head sigmoid = new Architecture.Head(1, Activation.SIGMOID, Loss.XENT);
		Evaluation.Classification evaluation = new ClassificationScores(List.of("no", "yes"), sigmoid,
				new float[] { 0.9f, 0.2f, 0.6f, 0.4f }, new int[] { 1, 0, 0, 1 })
			.evaluation("test");
		assertThat(evaluation.confusionMatrix().counts()).containsExactly(List.of(1L, 1L), List.of(1L, 1L));
		assertThat(evaluation.rocAuc()).isEqualTo(0.75);
		assertThat(evaluation.loss()).isCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.4) + Math.log(0.4)) / 4,
				within(1e-7));
	}

	@Test
	void sharesRanksBetweenEqualScores() {
		Architecture.Head sigmoid = new Architecture.Head(1, Activation.SIGMOID, Loss.XENT);
		Evaluation.Classification evaluation = new ClassificationScores(List.of("no", "yes"), sigmoid,
				new float[] { 0.5f, 0.5f, 0.5f, 0.5f }, new int[] { 1, 0, 0, 1 })
			.evaluation("test");
		assertThat(evaluation.rocAuc()).isEqualTo(0.5);
	}

	@Test
	void leavesTheAreaOutWhenThereIsOneClass() {
		Evaluation.Classification evaluation = new ClassificationScores(LABELS, SOFTMAX,
				new float[] { 0.5f, 0.3f, 0.2f }, new int[] { 0 })
			.evaluation("test");
		assertThat(evaluation.rocAuc()).isNull();
	}

	@Test
	void agreesWithNd4jOnNumbersInTheirOwnUnit() {
		TargetEncoding.Value target = new TargetEncoding.Value("y", 100, 10);
		float[] answers = { -0.1f, 0.25f, 1.5f, -2f };
		double[] truth = { 98, 104, 112, 85 };
		float[] scaled = { -0.2f, 0.4f, 1.2f, -1.5f };
		Examples examples = new Examples(4, 0, 1, new float[0], scaled, new int[0], truth);
		RegressionEvaluation nd4j = new RegressionEvaluation(1);
		nd4j.eval(Nd4j.create(truth, new long[] { 4, 1 }, 'c'),
				Nd4j.create(new double[] { 99, 102.5, 115, 80 }, new long[] { 4, 1 }, 'c'));

		Evaluation.Regression ours = new RegressionScores(target, Loss.MSE, answers, examples).evaluation("test");

		assertThat(ours.mse()).isCloseTo(nd4j.meanSquaredError(0), within(1e-5));
		assertThat(ours.rmse()).isCloseTo(nd4j.rootMeanSquaredError(0), within(1e-5));
		assertThat(ours.mae()).isCloseTo(nd4j.meanAbsoluteError(0), within(1e-5));
		assertThat(ours.r2()).isCloseTo(nd4j.rSquared(0), within(1e-5));
		assertThat(ours.loss()).isCloseTo(ours.mse() / 100, within(1e-6));
	}

}
