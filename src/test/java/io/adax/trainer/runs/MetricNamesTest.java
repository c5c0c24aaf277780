package io.adax.trainer.runs;

import io.adax.trainer.web.Suggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MetricNamesTest {

	private final MetricNames names = new MetricNames();

	@ParameterizedTest
	@ValueSource(strings = { "train.loss", "train.epochLoss", "validation.r2", "optimizer.effectiveRate",
			"throughput.samplesPerSecond", "layer.0.gradientNorm", "layer.117.deadUnits" })
	void hasWhatARunMayMeasure(String name) {
		assertThat(this.names.has(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "loss", "test.loss", "train.losses", "trainXloss", "layer.<i>.gradientNorm",
			"layer.01.deadUnits", "layer.-1.deadUnits", "layer.1.loss" })
	void hasNothingElse(String name) {
		assertThat(this.names.has(name)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "layer.7.gradientNrm, layer.7.gradientNorm", "layers.12.deadUnits, layer.12.deadUnits",
			"layer.gradientNorm, layer.<i>.gradientNorm", "validation.R2, validation.r2" })
	void isMeantByWhatIsNear(String given, String meant) {
		assertThat(Suggestion.nearest(given, this.names.like(given))).contains(meant);
	}

	@Test
	void hasAFormForTheDocument() {
		assertThat(this.names.form()).hasValueSatisfying((form) -> assertThat("layer.3.updateRatio").matches(form));
	}

}
