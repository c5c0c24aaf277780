package io.adax.trainer.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.adax.trainer.web.Fault;
import io.adax.trainer.web.Faults;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.RequestReader;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PredictionRequestTest {

	private final RequestReader reader = new RequestReader(Validation.buildDefaultValidatorFactory().getValidator(),
			List::of, 10_000);

	@Test
	void takesValuesAsTheyWouldStandInATable() {
		Map<String, String> row = new HashMap<>(
				Map.of("age", "39", "gain", "1.5", "class", "Private", "married", "true"));
		row.put("country", null);
		assertThat(texts("""
				{"rows": [{"age": 39, "gain": 1.5, "class": "Private", "married": true, "country": null}]}"""))
			.containsExactly(row);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                          | /rows
			{"rows": []}                | /rows
			{"rows": [{"a": 1}, null]}  | /rows/1
			{"rows": [{"a": [1]}]}      | /rows/0/a
			{"rows": [{"a": {"b": 1}}]} | /rows/0/a
			{"rows": [5]}               | /rows/0
			""")
	void refusesWhatIsNoRow(String json, String pointer) {
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> texts(json));
		assertThat(refused.faults()).extracting(Fault::pointer).containsExactly(pointer);
	}

	private List<Map<String, String>> texts(String json) {
		Faults faults = new Faults();
		List<Map<String, String>> texts = this.reader.read(json, PredictionRequest.class).texts(faults);
		faults.throwIfAny();
		return texts;
	}

}
