package io.adax.trainer.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.trainer.access.Places;
import io.adax.trainer.access.Projects;
import io.adax.trainer.engine.EngineException;
import io.adax.trainer.engine.Engines;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.web.Faults;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Asks an engine for predictions. */
@Component
class RowPredictions {

	/** Between two slices of a large request the engine answers those of others. */
	static final int SLICE = 1000;

	/** One engine answers all of them, and each holds a thread and its rows meanwhile. */
	static final int MOST = 16;

	private final Engines engines;

	private final Places places;

	private final Traces traces;

	RowPredictions(Engines engines, Projects projects, Traces traces) {
		this.engines = engines;
		this.traces = traces;
		this.places = new Places(MOST, "requests for predictions that wait", projects);
	}

	/** One prediction a row, or all faults of the rows. */
	List<Prediction> predict(String modelId, Path archive, PredictionRequest request) {
		Faults faults = new Faults();
		List<Map<String, @Nullable String>> rows = request.texts(faults);
		RowCheck check = check(archive);
		check.check(rows, faults);
		faults.throwIfAny();
		List<Prediction> predictions = new ArrayList<>(predict(modelId, archive, rows));
		for (int i = 0; i < rows.size(); i++) {
			List<String> warnings = check.warnings(rows.get(i));
			if (!warnings.isEmpty()) {
				predictions.set(i, predictions.get(i).withWarnings(warnings));
			}
		}
		return predictions;
	}

	List<Prediction> predict(String modelId, Path archive, List<Map<String, @Nullable String>> rows) {
		List<Prediction> predictions = new ArrayList<>(rows.size());
		Places.Place place = this.places.take();
		try {
			for (int from = 0; from < rows.size(); from += SLICE) {
				List<Map<String, @Nullable String>> slice = rows.subList(from, Math.min(from + SLICE, rows.size()));
				predictions.addAll(this.traces.during("engine.predict",
						Map.of("trainer.model.id", modelId, "trainer.rows", Integer.toString(slice.size())),
						() -> this.engines.predict(modelId, archive, slice)));
			}
			requireAnswers(predictions);
			return predictions;
		}
		catch (EngineException ex) {
			throw switch (ex.kind()) {
				case INVALID, DATA, CAPACITY -> InvalidRequest.at("/rows", String.valueOf(ex.getMessage()));
				case INTERNAL, CRASHED, KILLED, TIMEOUT, UNAVAILABLE ->
					ProblemType.ENGINE_UNAVAILABLE.because(String.valueOf(ex.getMessage()));
			};
		}
		finally {
			place.leave();
		}
	}

	private static void requireAnswers(List<Prediction> predictions) {
		Faults faults = new Faults();
		for (int i = 0; i < predictions.size(); i++) {
			if (predictions.get(i).equals(Prediction.NONE)) {
				faults.add(PredictionRequest.row(i),
						"is so far from the training data that the model's answer is no finite number");
			}
		}
		faults.throwIfAny();
	}

	private static RowCheck check(Path archive) {
		try {
			return RowCheck.of(archive);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
