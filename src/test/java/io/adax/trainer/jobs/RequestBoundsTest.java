package io.adax.trainer.jobs;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.Printable;
import io.adax.trainer.web.RequestReader;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is let in can be counted and stored. */
class RequestBoundsTest {

	private static final RequestReader READER = new RequestReader(
			Validation.buildDefaultValidatorFactory().getValidator(), List::of, 2_000_000);

	@ParameterizedTest
	@ValueSource(strings = { "PT3000000000000H", "PT9223372036854775807S", "P3650DT0.001S", "PT0S", "-PT1H" })
	void refusesATrainingTimeThatCannotBeCounted(String time) {
		assertRefused("{\"maxDuration\": \"%s\"}".formatted(time), ResumeRequest.class, "/maxDuration");
		assertRefused("""
				{"dataset": {"id": "iris"}, "network": {"layers": []}, "training": {"maxDuration": "%s"}}"""
			.formatted(time), JobRequest.class, "/training/maxDuration");
	}

	@Test
	void takesTheLongestTrainingTimeAgainAndAgain() {
		ResumeRequest most = READER.read("{\"maxDuration\": \"P3650D\"}", ResumeRequest.class);
		Allowance allowance = new Allowance(most.maxDuration());
		IntStream.range(0, 1000).forEach((i) -> allowance.extend(most.maxDuration(), most.maxDuration()));
		assertThat(allowance.time()).isEqualTo(most.maxDuration().multipliedBy(1001));
	}

	@Test
	void namesAJobAfterADatasetWithoutGrowingTooLong() {
		for (String name : List.of("x".repeat(200), "x".repeat(194) + "😀😀", "😀".repeat(200))) {
			assertThat(RunSpecs.title(name, Requests.small())).matches(Printable.NAME)
				.hasSizeLessThanOrEqualTo(200)
				.endsWith(" adax");
		}
	}

	@Test
	void namesARebuildWithoutGrowingTooLong() {
		JobRequest request = Requests.small();
		String name = "x".repeat(188) + "😀".repeat(12);
		JobLabels labels = new JobLabels(name, request.tags(), request.priority(), request.pool());
		assertThat(request.labelled(labels).rebuilt().name()).matches(Printable.NAME).startsWith("rebuild of x");
	}

	@Test
	void tellsOfARequestThatIsTooLongToBeStored() {
		JobRequest small = layers(1);
		assertThat(RequestJson.tooLong(small)).isEmpty();
		assertThat(RequestJson.tooLong(layers(95))).hasValueSatisfying((fault) -> {
			assertThat(fault.pointer()).isEmpty();
			assertThat(fault.rule()).isEqualTo("limit");
			assertThat(fault.message()).contains("at most 900,000 characters");
		});
	}

	/** Each with a table of rates of its own. */
	private static JobRequest layers(int layers) {
		String rates = IntStream.range(0, 1000)
			.mapToObj((i) -> "\"%d\":1".formatted(i))
			.collect(Collectors.joining(","));
		String layer = """
				{"type": "dense", "units": 1, "optimizer": {"type": "sgd", "learningRate": 0.1,
				 "schedule": {"type": "map", "values": {%s}}}}""".formatted(rates);
		return READER.read("{\"dataset\": {\"id\": \"iris\"}, \"network\": {\"layers\": [%s]}}"
			.formatted(String.join(",", Collections.nCopies(layers, layer))), JobRequest.class);
	}

	private static void assertRefused(String json, Class<?> type, String pointer) {
		assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> READER.read(json, type))
			.satisfies((ex) -> assertThat(ex.faults()).extracting(Fault::pointer).containsExactly(pointer));
	}

}
