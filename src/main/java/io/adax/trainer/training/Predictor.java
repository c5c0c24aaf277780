package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.adax.trainer.data.Encoder;
import io.adax.trainer.data.TableException;
import io.adax.trainer.data.TargetEncoding;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A model archive, loaded and ready to be asked. Belongs to the thread that loaded it.
 */
public final class Predictor implements AutoCloseable {

	private static final int ROWS = 1024;

	private final MultiLayerNetwork network;

	private final Encoder encoder;

	private final Architecture.Head head;

	private Predictor(ModelArchive.Loaded archive) {
		this.network = archive.network();
		this.encoder = archive.encoder();
		this.head = archive.head();
	}

	/**
	 * Loads an archive that {@link Trainer} wrote. Never give it a foreign one.
	 * @throws IOException when the file cannot be read
	 */
	public static Predictor load(Path archive) throws IOException {
		return new Predictor(ModelArchive.read(archive));
	}

	/**
	 * Predicts one value a row; {@link Prediction#NONE} where the answer is no finite
	 * number.
	 * @param rows by column name, values as they stand in a table; one left out or null
	 * is missing
	 * @throws TableException if a row names an unknown column or has a text for a number;
	 * the message says which row, counted from 1
	 */
	public List<Prediction> predict(List<Map<String, @Nullable String>> rows) {
		List<Prediction> predictions = new ArrayList<>(rows.size());
		for (int from = 0; from < rows.size(); from += ROWS) {
			int to = Math.min(from + ROWS, rows.size());
			addPredictions(encode(rows, from, to), to - from, predictions);
		}
		return predictions;
	}

	private float[] encode(List<Map<String, @Nullable String>> rows, int from, int to) {
		float[] features = new float[(to - from) * this.encoder.inputs()];
		for (int row = from; row < to; row++) {
			try {
				this.encoder.encode(rows.get(row), features, (row - from) * this.encoder.inputs());
			}
			catch (TableException ex) {
				throw new TableException("Row " + (row + 1) + ": " + ex.getMessage());
			}
		}
		return features;
	}

	private void addPredictions(float[] features, int count, List<Prediction> predictions) {
		float[] answers = new float[count * this.head.units()];
		Dl4jObjective.answers(this.network, features, count, answers);
		for (int row = 0; row < count; row++) {
			predictions.add(prediction(answers, row));
		}
	}

	private Prediction prediction(float[] answers, int row) {
		if (this.encoder.target() instanceof TargetEncoding.Labels target) {
			List<String> labels = target.labels();
			double[] p = Answers.probabilities(this.head, answers, row, labels.size());
			if (!Arrays.stream(p).allMatch(Double::isFinite)) {
				return Prediction.NONE;
			}
			Map<String, Double> probabilities = new LinkedHashMap<>();
			for (int i = 0; i < p.length; i++) {
				probabilities.put(labels.get(i), p[i]);
			}
			return new Prediction(labels.get(Answers.largest(p)), probabilities, null, null);
		}
		double value = ((TargetEncoding.Value) this.encoder.target()).decode(answers[row]);
		return Double.isFinite(value) ? new Prediction(null, null, value, null) : Prediction.NONE;
	}

	@Override
	public void close() {
		NetworkMemory.free(this.network);
	}

}
