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
			"layer.gradientNorm, layer.0.gradientNorm", "layer.<i>.deadUnits, layer.0.deadUnits",
			"layer.01.gradientNorm, layer.1.gradientNorm", "validation.R2, validation.r2",
			"validation.mse, validation.rmse", "trian.loss, train.loss" })
	void isMeantByWhatIsNear(String given, String meant) {
		assertThat(Suggestion.nearest(given, this.names.like(given))).contains(meant);
	}

	/**
	 * The last two are near by what all of their group begin with, and by nothing else.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "layer.1234567890123.gradientNorm", "bogus", "validation.f1", "optimizer.loss" })
	void isNotMeantByWhatIsFar(String given) {
		assertThat(Suggestion.nearest(given, this.names.like(given))).isEmpty();
	}

	@Test
	void tellsNamesThatCanBeSent() {
		assertThat(this.names.all()).contains("train.loss", "layer.0.updateRatio (of any layer)")
			.allMatch((name) -> this.names.has(name.replace(" (of any layer)", "")));
	}

	@Test
	void hasAFormForTheDocument() {
		assertThat(this.names.form()).hasValueSatisfying((form) -> assertThat("layer.3.updateRatio").matches(form));
	}

}
