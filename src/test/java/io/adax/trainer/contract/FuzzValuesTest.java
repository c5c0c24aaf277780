package io.adax.trainer.contract;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent goes to the bounds that the document tells. */
class FuzzValuesTest {

	private final Contract contract = Contract.committed();

	private final FuzzValues values = new FuzzValues(this.contract, new Random(1));

	@Test
	void sendsNamesOfAsManyCharactersAsAreAllowed() {
		for (String field : List.of("JobRequest/properties/name", "NewKeyRequest/properties/name",
				"DatasetSpec/properties/name")) {
			assertThat(texts(field)).as(field).contains("x".repeat(200), "😀".repeat(200), "🙂", "'", " ");
		}
	}

	@Test
	void sendsOtherPoolsAndTagsThanTheExample() {
		assertThat(texts("JobRequest/properties/pool")).contains("default", "x".repeat(63), "iris");
		assertThat(texts("JobRequest/properties/tags/items")).contains("x".repeat(64), "0");
	}

	@Test
	void sendsTimesThatCannotBeCounted() {
		for (String field : List.of("TrainingSpec/properties/maxDuration", "ResumeRequest/properties/maxDuration",
				"NewKeyRequest/properties/validFor")) {
			assertThat(texts(field)).as(field).contains("PT3000000000000H", "PT9223372036854775807S");
		}
	}

	private Set<String> texts(String field) {
		JsonNode schema = this.contract.document().at("/components/schemas/" + field);
		return IntStream.range(0, 1000).mapToObj((i) -> this.values.of(schema).asString()).collect(Collectors.toSet());
	}

}
