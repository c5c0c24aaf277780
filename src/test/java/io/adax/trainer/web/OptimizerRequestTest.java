package io.adax.trainer.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.adax.trainer.training.GradientClipping;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingSpec;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Bad hyper-parameters are refused with field, range and reason. */
class OptimizerRequestTest {

	private final RequestReader reader = new RequestReader(Validation.buildDefaultValidatorFactory().getValidator(),
			List::of, 10_000);

	record Job(@Valid OptimizerSpec optimizer, @Nullable @Valid TrainingSpec training) {
	}

	@ParameterizedTest
	@ValueSource(strings = { "adax", "adaxw", "adaptive", "adafactor", "sgd", "nesterovs", "adam", "adamax", "nadam",
			"amsgrad", "adagrad", "adadelta", "rmsprop", "adabelief" })
	void needsNothingButItsName(String name) {
		assertThat(this.reader.read("{\"optimizer\": {\"type\": \"%s\"}}".formatted(name), Job.class)
			.optimizer()
			.typeName()).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"type": "adam", "beta1": 1}              | /optimizer/beta1          | must be at least 0 and less than 1, found 1: decay of the first moment β1
					{"type": "adam", "beta2": 0}              | /optimizer/beta2          | must be greater than 0 and less than 1, found 0: decay of the second moment β2
					{"type": "adamax", "beta2": 1}            | /optimizer/beta2          | must be greater than 0 and less than 1, found 1: decay β2 of the maximum
					{"type": "nadam", "epsilon": 0}           | /optimizer/epsilon        | must be between 1e-37 and 1, found 0: added to sqrt(v), outside the root
					{"type": "amsgrad", "beta1": -0.1}        | /optimizer/beta1          | must be at least 0 and less than 1, found -0.1: decay of the first moment β1
					{"type": "adagrad", "epsilon": -1}        | /optimizer/epsilon        | must be between 1e-37 and 1, found -1: added to sqrt(v), outside the root
					{"type": "adadelta", "rho": 1}            | /optimizer/rho            | must be at least 0 and less than 1, found 1: decay ρ of both moving averages
					{"type": "rmsprop", "rmsDecay": 1.5}      | /optimizer/rmsDecay       | must be at least 0 and less than 1, found 1.5: decay ρ of the mean square
					{"type": "adabelief", "learningRate": 0}  | /optimizer/learningRate   | must be greater than 0 and at most 1000, found 0: learning rate α before any schedule
					{"type": "nesterovs", "momentum": 1}      | /optimizer/momentum       | must be at least 0 and less than 1, found 1: momentum μ
					{"type": "adax", "epsilonPlacement": "insid"} | /optimizer/epsilonPlacement | must be one of inside, outside, found "insid"; did you mean "inside"?
					{"type": "adax", "beta2": 0}              | /optimizer/beta2          | must be greater than 0 and at most 1, found 0: AdaX's β2 of (1+β2)^t
					{"type": "adaptive", "decay": {"type": "adam", "beta2": 1}} | /optimizer/decay/beta2 | must be greater than 0 and less than 1, found 1: decay of the second moment β2
					{"type": "adaptive", "decay": {"type": "adex"}} | /optimizer/decay/type | must be one of adax, adam, adafactor, constant, found "adex"; did you mean "adax"?
					{"type": "adaptive", "decay": {"type": "adafactor", "beta2": 1}} | /optimizer/decay/beta2 | is unknown; the fields here are c, type
					{"type": "adafactor", "clippingThreshold": 0} | /optimizer/clippingThreshold | must be greater than 0 and at most 1000000, found 0: threshold d: an update of a larger root mean square is scaled down to it
					{"type": "adax", "epsilon": 1e-38}        | /optimizer/epsilon        | must be between 1e-37 and 1, found 1E-38: keeps the step from a division by 0, at the place that epsilonPlacement names
					{"type": "sgd", "schedule": {"type": "map", "values": {"0": 1, "-5": 0.1}}} | /optimizer/schedule/values/-5 | must be the number of an iteration or epoch from 0 to 999999999, such as 1000, found "-5"
					{"type": "adadelta", "learningRate": 1}   | /optimizer/learningRate   | is unknown; the fields here are epsilon, l2, rho, type
					{"type": "sgd", "beta1": 0.9}             | /optimizer/beta1          | is unknown; the fields here are l2, learningRate, schedule, type, weightDecay
					{"type": "adam", "learningrate": 0.1}     | /optimizer/learningrate   | is unknown; did you mean "learningRate"?
					{"type": "adax", "typ": "adam"}           | /optimizer/typ            | is unknown; did you mean "type"?
					{"tpye": "sgd", "type": "adam"}           | /optimizer/tpye           | is unknown; did you mean "type"?
					""")
	void refuses(String optimizer, String pointer, String message) {
		assertThat(faults("{\"optimizer\": " + optimizer + "}")).isEqualTo(Map.of(pointer, message));
	}

	@Test
	void suggestsTheOptimizerThatWasMeant() {
		assertThat(faults("{\"optimizer\": {\"type\": \"adagard\"}}").get("/optimizer/type"))
			.endsWith("found \"adagard\"; did you mean \"adagrad\"?");
	}

	@Test
	void tellsAWrongNameOfTheTypeWithTheTypeThatIsMissing() {
		assertThat(faults("{\"optimizer\": {\"typ\": \"adam\", \"beta1\": 0.9}}"))
			.containsOnlyKeys("/optimizer/typ", "/optimizer/type")
			.containsEntry("/optimizer/typ", "is unknown; did you mean \"type\"?");
	}

	@Test
	void tellsAFieldThatNoTypeHasWithATypeThatThereIsNot() {
		assertThat(faults("{\"optimizer\": {\"type\": \"adma\", \"beta1\": 0.9, \"momentun\": 0.9}}"))
			.containsOnlyKeys("/optimizer/momentun", "/optimizer/type")
			.containsEntry("/optimizer/momentun", "is unknown; did you mean \"momentum\"?");
	}

	@Test
	void readsAClipping() {
		Job job = this.reader.read("""
				{"training": {"gradientClipping": {"type": "globalNorm", "threshold": 1.5}}}""", Job.class);
		assertThat(job.training().gradientClipping()).isEqualTo(new GradientClipping.GlobalNorm(1.5));
		assertThat(faults("""
				{"training": {"gradientClipping": {"type": "value", "threshold": 0}}}"""))
			.isEqualTo(Map.of("/training/gradientClipping/threshold",
					"must be between 1e-37 and 1e30, found 0: the largest absolute value of an element"));
		assertThat(faults("""
				{"training": {"gradientClipping": {"type": "layerNorm"}}}"""))
			.isEqualTo(Map.of("/training/gradientClipping/threshold", "is required"));
	}

	private Map<String, String> faults(String body) {
		return catchThrowableOfType(InvalidRequest.class, () -> this.reader.read(body, Job.class)).faults()
			.stream()
			.collect(Collectors.toMap(Fault::pointer, Fault::message));
	}

}
