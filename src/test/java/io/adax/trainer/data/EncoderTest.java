package io.adax.trainer.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EncoderTest {

	private final Encoder encoder = new Encoder(
			List.of(new FeatureEncoding.Numeric("age", 40, 10, 35),
					new FeatureEncoding.OneHot("job", List.of("chef", "clerk", "cook")),
					new FeatureEncoding.Ordinal("size", List.of("l", "m", "s"), 1, 0.5, 2)),
			new TargetEncoding.Labels("income", List.of("high", "low")));

	@Test
	void knowsItsWidths() {
		assertThat(this.encoder.inputs()).isEqualTo(5);
		assertThat(this.encoder.outputs()).isEqualTo(2);
		assertThat(this.encoder.featureColumns()).containsExactly("age", "job", "size");
	}

	@Test
	void encodesARowAtAnOffset() {
		float[] into = { 9, 9, 9, 9, 9, 9, 9 };
		this.encoder.encode(Map.of("age", "55", "job", "clerk", "size", "l"), into, 1);
		assertThat(into).containsExactly(9, 1.5f, 0, 1, 0, -2, 9);
	}

	@Test
	void trimsValuesLikeATable() {
		assertThat(encode(Map.of("age", " 5e1 ", "job", "cook ", "size", " m"))).containsExactly(1, 0, 0, 1, 0);
	}

	@Test
	void fillsMissingValues() {
		float[] filled = { -0.5f, 0, 0, 0, 2 };
		Map<String, @Nullable String> nulls = new HashMap<>();
		nulls.put("age", null);
		nulls.put("job", null);
		nulls.put("size", null);
		assertThat(encode(Map.of())).isEqualTo(filled);
		assertThat(encode(nulls)).isEqualTo(filled);
		assertThat(encode(Map.of("age", "?", "job", "", "size", " "))).isEqualTo(filled);
	}

	@Test
	void takesAnUnknownCategoryForMissing() {
		assertThat(encode(Map.of("age", "40", "job", "pilot", "size", "xl"))).containsExactly(0, 0, 0, 0, 2);
	}

	@Test
	void doesNotLookAtTheTarget() {
		assertThat(encode(Map.of("age", "40", "income", "high"))).startsWith(0);
	}

	@Test
	void refusesATextWhereANumberBelongs() {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> encode(Map.of("age", "old")))
			.withMessage("Column 'age' has numbers; 'old' is none.");
	}

	@Test
	void refusesAnUnknownColumn() {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> encode(Map.of("age", "1", "Job", "chef")))
			.withMessage("Unknown column 'Job'; known are 'age', 'job', 'size'.");
	}

	@Test
	void refusesNumbersBeyondSinglePrecision() {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> encode(Map.of("age", "1e300")))
			.withMessageContaining("column 'age' is too large");
	}

	@Test
	void decodesWhatItEncodes() {
		TargetEncoding.Value value = new TargetEncoding.Value("price", 100, 20);
		float[] output = new float[1];
		value.encode(130, output, 0);
		assertThat(output[0]).isEqualTo(1.5f);
		assertThat(value.decode(output[0])).isEqualTo(130);
	}

	@Test
	void survivesJson() {
		JsonMapper json = JsonMapper.builder().build();
		Encoder regression = new Encoder(List.of(new FeatureEncoding.Numeric("x", 0.1, 1.0 / 3, 1e-300)),
				new TargetEncoding.Value("y", Math.PI, Double.MIN_NORMAL));
		for (Encoder encoder : List.of(this.encoder, regression)) {
			assertThat(json.readValue(json.writeValueAsString(encoder), Encoder.class)).isEqualTo(encoder);
		}
	}

	@Test
	void writesPlainJson() {
		JsonMapper json = JsonMapper.builder().build();
		Encoder small = new Encoder(List.of(new FeatureEncoding.OneHot("job", List.of("chef"))),
				new TargetEncoding.Value("y", 1, 2));
		assertThat(json.readTree(json.writeValueAsString(small))).isEqualTo(json.readTree("""
				{"features": [{"type": "onehot", "column": "job", "categories": ["chef"]}],
				 "target": {"type": "value", "column": "y", "offset": 1.0, "scale": 2.0}}"""));
	}

	private float[] encode(Map<String, @Nullable String> row) {
		float[] into = new float[this.encoder.inputs()];
		this.encoder.encode(row, into, 0);
		return into;
	}

}
