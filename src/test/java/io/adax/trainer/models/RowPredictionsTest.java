package io.adax.trainer.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.adax.trainer.access.Projects;
import io.adax.trainer.engine.Engines;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.ProblemException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class RowPredictionsTest {

	private final Engines engines = mock();

	private final RowPredictions predictions = new RowPredictions(this.engines, new Projects(), Traces.none());

	/** One engine answers all, one request after the other. */
	@Test
	void letsOthersComeBetweenTheSlicesOfALargeRequest() {
		List<Integer> slices = new java.util.ArrayList<>();
		given(this.engines.predict(any(), any(), anyList())).willAnswer((call) -> {
			List<Map<String, String>> rows = call.getArgument(2);
			slices.add(rows.size());
			return rows.stream().map((row) -> new Prediction(row.get("n"), null, null, null)).toList();
		});
		List<Map<String, String>> rows = IntStream.range(0, 2500)
			.mapToObj((i) -> Map.of("n", String.valueOf(i)))
			.toList();
		assertThat(this.predictions.predict("m", Path.of("model.zip"), rows)).extracting(Prediction::label)
			.containsExactlyElementsOf(rows.stream().map((row) -> row.get("n")).toList());
		assertThat(slices).containsExactly(1000, 1000, 500);
	}

	/** Each waits in a thread of its own; those who are too many are told so at once. */
	@Test
	void lets16RequestsWaitAndNoMore() {
		List<Integer> waiting = new java.util.ArrayList<>();
		given(this.engines.predict(any(), any(), anyList())).willAnswer((call) -> {
			waiting.add(waiting.size());
			return this.predictions.predict("m", Path.of("model.zip"), List.of(Map.of()));
		});
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.predictions.predict("m", Path.of("model.zip"), List.of(Map.of())))
			.withMessageContaining("already 16 requests for predictions");
		assertThat(waiting).hasSize(16);
	}

	@Test
	void refusesEachRowThatHasNoFiniteAnswer() {
		given(this.engines.predict(any(), any(), anyList()))
			.willReturn(List.of(Prediction.NONE, new Prediction(null, null, 1.0, null), Prediction.NONE));
		List<Map<String, String>> rows = List.of(Map.of(), Map.of(), Map.of());
		assertThatExceptionOfType(InvalidRequest.class)
			.isThrownBy(() -> this.predictions.predict("m", Path.of("model.zip"), rows))
			.satisfies(
					(ex) -> assertThat(ex.faults()).extracting(Fault::pointer).containsExactly("/rows/0", "/rows/2"));
	}

}
