package io.adax.trainer.web;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.adax.trainer.training.Activation;
import io.adax.trainer.training.AdaXOptimizer;
import io.adax.trainer.training.LayerSpec;
import io.adax.trainer.training.NetworkSpec;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RequestReaderTest {

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	private final RequestReader reader = new RequestReader(VALIDATOR, List::of, 10_000);

	@Test
	void fillsInDefaults() {
		Job job = this.reader.read(
				"""
						{"name": "digits", "network": {"layers": [{"type": "dense", "units": 64}]}, "optimizer": {"type": "adax"}}
						""",
				Job.class);
		assertThat(job.network().layers()).containsExactly(new LayerSpec.Dense(64, Activation.RELU));
		assertThat(job.optimizer()).isInstanceOf(AdaXOptimizer.class);
		assertThat(job.optimizer().learningRate()).isEqualTo(1.5e-3);
	}

	@ParameterizedTest
	@CsvSource({ "'\"hunter2\"', form", "12345678, type", "'[\"hunter2\"]', type" })
	void tellsNothingOfASecretThatIsWrong(String secret, String rule) {
		InvalidRequest refused = refused("{\"secret\": %s}".formatted(secret), Signed.class);
		assertThat(refused.faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.pointer()).isEqualTo("/secret");
			assertThat(fault.rule()).isEqualTo(rule);
			assertThat(fault.found()).isNull();
			assertThat(fault.message()).doesNotContain("hunter2", "12345678", "found");
		});
	}

	@Test
	void namesAllFaultsAtOnce() {
		assertThat(faults("""
				{"name": " ", "nam": "x", "tags": ["a", 7, "A!"], "priority": 1.5, "verbose": "true", "mode": "fats",
				 "network": {"layers": [{"type": "dens", "units": 64}, {"type": "dense", "units": -3},
				                        {"type": "dense", "units": "64", "activation": "rellu"}, {"units": 3}, null,
				                        {"type": "dropout", "rate": 1, "rat": 2}]},
				 "optimizer": {"type": "adaxw", "l2": 0.1, "learningRate": 0, "beta1": 1e400,
				               "schedule": {"type": "cosine", "warmupSteps": 99999999999}},
				 "training": {"epochs": 0, "epochs": 0, "maxDuration": "1h",
				              "earlyStopping": {"metric": "validation.los"}}}
				""", Job.class)).isEqualTo(Map.ofEntries(Map.entry("/name", "must not be empty, found \" \""),
				Map.entry("/nam", "is unknown; did you mean \"name\"?"), Map.entry("/tags/1", "must be text, found 7"),
				Map.entry("/tags/2", "must match [a-z0-9-]+, found \"A!\""),
				Map.entry("/priority", "must be an integer, found 1.5"),
				Map.entry("/verbose", "must be true or false, found \"true\""),
				Map.entry("/mode", "must be one of fast, exact, found \"fats\"; did you mean \"fast\"?"),
				Map.entry("/network/layers/0/type",
						"must be one of dense, dropout, batchNormalization, activation, output, found \"dens\"; did you mean \"dense\"?"),
				Map.entry("/network/layers/1/units", "must be at least 1, found -3: number of outputs"),
				Map.entry("/network/layers/2/units", "must be an integer of at least 1, found \"64\""),
				Map.entry("/network/layers/2/activation", activations() + ", found \"rellu\"; did you mean \"relu\"?"),
				Map.entry("/network/layers/3/type",
						"is required and must be one of dense, dropout, batchNormalization, activation, output"),
				Map.entry("/network/layers/4", "is required"),
				Map.entry("/network/layers/5/rate",
						"must be at least 0 and less than 1, found 1: share of the inputs that is dropped (not the share kept)"),
				Map.entry("/network/layers/5/rat", "is unknown; did you mean \"rate\"?"),
				Map.entry("/optimizer/l2",
						"is unknown; the fields here are beta1, beta2, epsilon, epsilonPlacement, learningRate, schedule, type, weightDecay"),
				Map.entry("/optimizer/learningRate",
						"must be greater than 0 and at most 1000, found 0: learning rate α before any schedule"),
				Map.entry("/optimizer/beta1", "must be a number of double precision, found 1E+400"),
				Map.entry("/optimizer/schedule/warmupSteps",
						"must be an integer between 0 and 1000000000, found 99999999999"),
				Map.entry("/training/epochs",
						"is given more than once | must be at least 1, found 0: passes over the training part"),
				Map.entry("/training/maxDuration",
						"must be an ISO 8601 duration such as PT1H30M, found \"1h\"; did you mean \"PT1H\"?"),
				Map.entry("/training/earlyStopping/metric",
						"must be one of validation.loss, validation.accuracy, validation.rmse, validation.r2, found \"validation.los\"; did you mean \"validation.loss\"?"),
				Map.entry("/training/earlyStopping/patience", "is required")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"layers": [{"type": "dens"}]}                | choice   | dens | one of dense, | dense
			{"layers": [{"type": "dense", "unit": 3}]}    | unknown  | unit | one of        | units
			{"layers": [{"type": "dense", "units": -3}]}  | range    | -3   | at least 1    |
			{"layers": [{"type": "dense", "units": "3"}]} | type     | 3    | an integer    |
			{"layers": [{"units": 3}]}                    | required |      | one of dense, |
			""")
	void tellsAFaultInParts(String body, String rule, String found, String allowed, String suggestion) {
		Fault fault = refused(body, NetworkSpec.class).faults().get(0);
		assertThat(fault).extracting(Fault::rule, Fault::found, Fault::suggestion)
			.containsExactly(rule, found, suggestion);
		assertThat(fault.allowed()).startsWith(allowed);
	}

	@Test
	void sortsFaultsByPlace() {
		String layers = IntStream.range(0, 11).mapToObj((i) -> "7").collect(Collectors.joining(","));
		InvalidRequest refused = refused("{\"layers\": [" + layers + "]}", NetworkSpec.class);
		assertThat(refused.faults()).extracting(Fault::pointer)
			.startsWith("/layers/0", "/layers/1", "/layers/2")
			.endsWith("/layers/9", "/layers/10");
	}

	@Test
	void reportsAValueThatCouldNotBeReadOnce() {
		assertThat(faults("""
				{"name": 5, "network": [], "optimizer": {"type": "x"}}""", Job.class)).containsOnlyKeys("/name",
				"/network", "/optimizer/type");
	}

	/** JSON has one kind of number. */
	@ParameterizedTest
	@ValueSource(strings = { "20", "20.0", "2e1", "2000e-2" })
	void takesAnIntegerHoweverItIsWritten(String number) {
		assertThat(this.reader.read("{\"from\": %s, \"to\": 20}".formatted(number), Range.class).from()).isEqualTo(20);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			2.5        | must be an integer between 1 and 100000, found 2.5                | type
			"60"       | must be an integer between 1 and 100000, found "60"               | type
			1e30       | must be an integer between 1 and 100000, found 1E+30              | range
			-1e30      | must be an integer between 1 and 100000, found -1E+30             | range
			""")
	void tellsWhatIsConfiguredOfAValueThatCannotBeRead(String epochs, String message, String rule) {
		RequestReader limited = new RequestReader(VALIDATOR, () -> List.of(new FewEpochs()), 10_000);
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class,
				() -> limited.read("{\"epochs\": %s}".formatted(epochs), TrainingSpec.class));
		assertThat(refused.faults()).singleElement()
			.satisfies((fault) -> assertThat(fault.message()).isEqualTo(message))
			.satisfies((fault) -> assertThat(fault.rule()).isEqualTo(rule))
			.satisfies((fault) -> assertThat(fault.allowed()).isEqualTo("an integer between 1 and 100000"));
	}

	@Test
	void tellsNoBoundsOfJava() {
		assertThat(faults("{\"from\": 3000000000, \"to\": -3000000000}", Range.class))
			.isEqualTo(Map.of("/from", "is an integer that is too large, found 3000000000", "/to",
					"is an integer that is too small, found -3000000000"));
	}

	@Test
	void takesAConstantNamedTrueFromABoolean() {
		assertThat(this.reader.read("{\"header\": true}", Form.class).header()).isEqualTo(Form.Header.YES);
		assertThat(this.reader.read("{\"header\": \"auto\"}", Form.class).header()).isEqualTo(Form.Header.AUTO);
	}

	@Test
	void showsWhatAConstructorRefuses() {
		assertThat(faults("{\"from\": 3, \"to\": 2}", Range.class)).isEqualTo(Map.of("", "from must not be above to"));
		assertThat(faults("{\"from\": 3}", Range.class)).isEqualTo(Map.of("/to", "is required"));
	}

	@Test
	void escapesPointers() {
		assertThat(faults("{\"a/b~c\": 1}", NetworkSpec.class)).containsKey("/a~1b~0c");
	}

	@Test
	void addsWhatChecksFindUnlessTheValueWasLost() {
		RequestReader checking = new RequestReader(VALIDATOR, () -> List.of(new NoNines()), 10_000);
		assertThat(faults(checking, "{\"from\": 9, \"to\": \"x\"}", Range.class)).containsOnlyKeys("/to");
		assertThat(faults(checking, "{\"from\": 9, \"to\": 9, \"x\": 0}", Range.class)).isEqualTo(Map.of("/from",
				"must not be 9", "/to", "must not be 9", "/x", "is unknown; the fields here are from, to"));
	}

	@Test
	void listsAHundredFaultsAtMost() {
		String layers = IntStream.range(0, 3_000).mapToObj((i) -> "7").collect(Collectors.joining(","));
		assertThat(refused("{\"layers\": [" + layers + "]}", NetworkSpec.class).faults()).hasSize(101)
			.contains(new Fault("", "has more faults than the 100 listed here"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			{"name": }         ; line 1, column 10
			{"name": "x"       ; line 1, column
			[1, 2] 3           ; More follows after the end of the JSON value at line 1, column 8
			{'name': 1}        ; line 1, column 2
			''                 ; The body is empty
			{"name": NaN}      ; line 1, column
			""")
	void placesASyntaxError(String body, String message) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.reader.read(body, Job.class))
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo(ProblemType.MALFORMED_JSON))
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("Source", "jackson", "Feature"));
	}

	@Test
	void refusesDeepNesting() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.reader.read("[".repeat(4_000), Job.class))
			.withMessage("The body is nested deeper than 64 levels, or has a name or a number that is too long.");
	}

	@Test
	void namesANumberThatNoTypeCanHold() {
		assertThat(faults("{\"from\": 1e2147483648, \"to\": 1e-2147483648}", Range.class))
			.containsEntry("/from", "is a number with an exponent that is too large")
			.containsEntry("/to", "is a number with an exponent that is too large");
	}

	@Test
	void refusesALargeBody() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.reader.read(" ".repeat(10_001), Job.class))
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo(ProblemType.PAYLOAD_TOO_LARGE))
			.withMessage("The body may have up to 10,000 bytes.");
	}

	private static String activations() {
		return "must be one of identity, relu, relu6, leakyrelu, elu, selu, gelu, swish, mish, sigmoid, hardsigmoid, tanh, hardtanh, softplus, softsign, softmax";
	}

	private Map<String, String> faults(String body, Class<?> type) {
		return faults(this.reader, body, type);
	}

	private static Map<String, String> faults(RequestReader reader, String body, Class<?> type) {
		return catchThrowableOfType(InvalidRequest.class, () -> reader.read(body, type)).faults()
			.stream()
			.collect(Collectors.toMap(Fault::pointer, Fault::message, (a, b) -> a + " | " + b));
	}

	private InvalidRequest refused(String body, Class<?> type) {
		return catchThrowableOfType(InvalidRequest.class, () -> this.reader.read(body, type));
	}

	record Job(@NotBlank String name, @Size(max = 5) List<@NotNull @Pattern(regexp = "[a-z0-9-]+") String> tags,
			Integer priority, Boolean verbose, @Nullable Mode mode, @NotNull @Valid NetworkSpec network,
			@NotNull @Valid OptimizerSpec optimizer, @Valid TrainingSpec training) {

		enum Mode {

			@JsonProperty("fast")
			FAST, @JsonProperty("exact")
			EXACT

		}

	}

	record Form(Header header) {

		enum Header {

			@JsonProperty("true")
			YES, @JsonProperty("auto")
			AUTO

		}

	}

	record Signed(@Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Pattern(regexp = "[a-z]{8}") String secret) {
	}

	record Range(int from, int to) {

		Range {
			if (from > to) {
				throw new IllegalArgumentException("from must not be above to");
			}
		}

	}

	static class FewEpochs implements RequestCheck<TrainingSpec> {

		@Override
		public Class<TrainingSpec> type() {
			return TrainingSpec.class;
		}

		@Override
		public List<Fault> check(TrainingSpec training) {
			return List.of();
		}

		@Override
		public OptionalLong most(String pointer) {
			return pointer.equals("/epochs") ? OptionalLong.of(100_000) : OptionalLong.empty();
		}

	}

	static class NoNines implements RequestCheck<Range> {

		@Override
		public Class<Range> type() {
			return Range.class;
		}

		@Override
		public List<Fault> check(Range range) {
			return List.of(new Fault("/from", "must not be 9"), new Fault("/to", "must not be 9"));
		}

	}

}
