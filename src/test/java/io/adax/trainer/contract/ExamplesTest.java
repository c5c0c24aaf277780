package io.adax.trainer.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Every example of the document fits the schema that it stands in. */
class ExamplesTest {

	private static final JsonMapper JSON = new JsonMapper();

	private final Contract contract = Contract.committed();

	@Test
	void fitTheirParameters() {
		List<String> faults = new ArrayList<>();
		this.contract.operations()
			.forEach((operation) -> operation.parameters()
				.stream()
				.filter((parameter) -> parameter.has("example"))
				.forEach((parameter) -> check(operation.id() + " " + parameter.get("name"), parameter.get("schema"),
						parameter.get("example"), faults)));
		assertThat(faults).isEmpty();
	}

	@Test
	void areThereForEachParameterAndEachFieldOfAForm() {
		assertThat(this.contract.operations())
			.allSatisfy((operation) -> assertThat(operation.parameters()).as(operation.toString())
				.allSatisfy((parameter) -> assertThat(parameter.has("example")).as(parameter.toString()).isTrue()));
		assertThat(this.contract.document().at("/components/schemas/DatasetForm/properties/file/example").asString())
			.isNotEmpty();
	}

	@Test
	void fitTheirSchemas() {
		List<String> faults = new ArrayList<>();
		this.contract.document()
			.at("/components/schemas")
			.properties()
			.forEach((schema) -> checkAll(schema.getKey(), schema.getValue(), faults));
		assertThat(faults).isEmpty();
	}

	@Test
	void fitTheProblems() {
		List<String> faults = new ArrayList<>();
		this.contract.document().at("/components/responses").properties().forEach((response) -> {
			JsonNode body = response.getValue().at("/content/application~1problem+json");
			body.get("examples")
				.forEach((example) -> check(response.getKey(), body.get("schema"), example.get("value"), faults));
		});
		assertThat(faults).isEmpty();
	}

	/** The format "duration" of JSON Schema knows no fractions; the service does. */
	@Test
	void aTimeMayHaveFractionsOfASecond() {
		JsonNode training = this.contract.document().at("/components/schemas/TrainingSpec");
		assertThat(this.contract.faults(training, JSON.readTree("{\"maxDuration\": \"PT0.5S\"}"))).isEmpty();
	}

	private void checkAll(String name, JsonNode schema, List<String> faults) {
		if (schema.has("example")) {
			check(name, schema, schema.get("example"), faults);
		}
		schema.path("properties")
			.properties()
			.forEach((property) -> checkAll(name + "." + property.getKey(), property.getValue(), faults));
	}

	private void check(String name, JsonNode schema, JsonNode example, List<String> faults) {
		this.contract.faults(schema, example).forEach((fault) -> faults.add(name + fault));
	}

}
