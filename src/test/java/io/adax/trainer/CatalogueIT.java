package io.adax.trainer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue and its curves over HTTP. */
@ServiceTest
class CatalogueIT {

	private final Trainer trainer;

	CatalogueIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/optimizers", "/schedules" })
	void listsWhatItShowsOneByOne(String path) {
		assertThat(Trainer.items(this.trainer.get(path)))
			.allSatisfy((entry) -> assertThat(
					this.trainer.get(path + "/" + entry.get("type").stringValue()).expect(200).json())
				.isEqualTo(entry))
			.hasSizeGreaterThanOrEqualTo(10);
	}

	@Test
	void showsAHyperParameterWithItsRangeAndDefault() {
		JsonNode beta2 = this.trainer.get("/optimizers/adax").expect(200).json().at("/hyperParameters/2");
		assertThat(beta2.get("name").stringValue()).isEqualTo("beta2");
		assertThat(beta2.get("type").stringValue()).isEqualTo("number");
		assertThat(beta2.get("default").asDouble()).isEqualTo(1e-4);
		assertThat(beta2.get("range"))
			.hasToString("{\"min\":0,\"minInclusive\":false,\"max\":1,\"maxInclusive\":true}");
	}

	@Test
	void drawsADecay() {
		Answer answer = this.trainer.get("/optimizers/adax/decay?maxStep=1000000&points=200&beta2=1e-4").expect(200);
		assertThat(answer.text("/type")).isEqualTo("adax");
		assertThat(answer.json().get("points")).hasSize(200);
		assertThat(answer.json().at("/points/0")).hasToString("{\"step\":1,\"decay\":0.0,\"complement\":1.0}");
		assertThat(answer.json().at("/points/199/step").asLong()).isEqualTo(1_000_000);
	}

	@Test
	void drawsASchedule() {
		JsonNode points = this.trainer
			.get("/schedules/curve?type=map&values=0:0.1,100:0.01&learningRate=1&totalSteps=200")
			.expect(200)
			.json()
			.get("points");
		assertThat(points.get(99)).hasToString("{\"iteration\":100,\"epoch\":1,\"learningRate\":0.1}");
		assertThat(points.get(100)).hasToString("{\"iteration\":101,\"epoch\":2,\"learningRate\":0.01}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/optimizers/sgd/decay", "/optimizers/adagrid", "/optimizers/adagrid/decay",
			"/schedules/cosin" })
	void knowsNothingElse(String path) {
		Answer answer = this.trainer.get(path).expect(404);
		assertThat(answer.text("/type")).isEqualTo("/api/v1/problems/not-found");
		assertThat(answer.text("/detail")).containsAnyOf("did you mean", "Those that are: ");
	}

	@Test
	void namesParametersThatAreWrong() {
		assertThat(this.trainer.get("/optimizers/adax/decay?points=1&beta2=0").expect(400).pointers())
			.containsExactlyInAnyOrder("/points", "/beta2");
		assertThat(this.trainer.get("/schedules/curve?type=map&values=1:0.1").expect(400).pointers())
			.containsExactly("/values");
	}

}
