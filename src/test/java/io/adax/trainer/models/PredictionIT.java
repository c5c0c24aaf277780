package io.adax.trainer.models;

import java.util.List;

import io.adax.trainer.Answer;
import io.adax.trainer.JobJson;
import io.adax.trainer.ServiceTest;
import io.adax.trainer.Trainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions to a model of a table with a category, a number and a gap. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictionIT {

	private final Trainer trainer;

	private String model;

	PredictionIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void train() {
		String table = "colour,weight,note,fruit\n" + "red,1,,apple\nyellow,2,,banana\n".repeat(20) + "red,,,apple\n";
		String dataset = this.trainer.upload("fruit", table);
		String job = this.trainer.submit(JobJson.iris()
			.with("/dataset", "{\"id\": \"" + dataset + "\"}")
			.with("/network/layers", "[{\"type\": \"dense\", \"units\": 8}]")
			.with("/optimizer", "{\"type\": \"adam\", \"learningRate\": 0.05}")
			.with("/training/epochs", 30)
			.with("/training/batchSize", 8));
		this.model = this.trainer.awaitModel(job).get("id").stringValue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"colour": "red", "weight": 1}         | apple
			{"colour": "yellow", "weight": "2"}    | banana
			{"colour": "red", "weight": null}      | apple
			{"colour": "red", "fruit": "unknown"}  | apple
			{"colour": "red", "note": "ignored"}   | apple
			""")
	void predictsFromValuesAsTheyStandInTheTable(String row, String label) {
		assertThat(ask(row).expect(200).text("/predictions/0/label")).isEqualTo(label);
	}

	@Test
	void tellsOfACategoryThatNoTrainingRowHad() {
		Answer answer = ask("""
				{"colour": "green", "weight": 1}, {"colour": " red ", "weight": 1}, {"colour": "?", "weight": null},
				{"colour": "", "weight": ""}""").expect(200);
		assertThat(answer.json().at("/predictions/0/warnings").toString())
			.isEqualTo("[\"colour: \\\"green\\\" was not in the training data and counts as missing.\"]");
		assertThat(answer.toString().split("warnings")).hasSize(2);
	}

	@Test
	void tellsOfAColumnThatIsNotGiven() {
		assertThat(ask("{\"colour\": \"red\"}").expect(200).json().at("/predictions/0/warnings").toString())
			.isEqualTo("[\"Not given, counts as missing: 'weight'.\"]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"co/or~": "red"}                    | /rows/0/co~1or~0 | is no column of the model; its columns are colour, weight
					{"colour": "red", "weight": "heavy"} | /rows/0/weight   | must be a number, found "heavy"
					{"colour": "red", "weight": true}    | /rows/0/weight   | must be a number, found "true"
					{"colour": "red", "weight": 1e300}   | /rows/0/weight   | must be within single precision
					{"colour": ["red"]}                  | /rows/0/colour   | must be a number, text, true, false or null, found a list
					""")
	void tellsWhatCannotBeAValue(String row, String pointer, String message) {
		Answer answer = ask(row).expect(400);
		assertThat(answer.pointers()).containsExactly(pointer);
		assertThat(answer.text("/errors/0/message")).contains(message);
	}

	@Test
	void namesEveryValueThatCannotBe() {
		assertThat(ask("""
				{"weight": "x"}, {"weight": 1}, {"weight": "y", "size": 3}, {"colour": {}}""").expect(400).pointers())
			.containsExactly("/rows/0/weight", "/rows/2/size", "/rows/2/weight", "/rows/3/colour");
	}

	@Test
	void namesAHundredOfMany() {
		List<String> pointers = ask("{\"weight\": \"x\"},".repeat(499) + "{}").expect(400).pointers();
		assertThat(pointers).hasSize(101).startsWith("", "/rows/0/weight").endsWith("/rows/99/weight");
	}

	@Test
	void refusesToPredictNothing() {
		assertThat(this.trainer.post("/models/" + this.model + "/predictions", "{\"rows\": []}").expect(400).pointers())
			.containsExactly("/rows");
	}

	private Answer ask(String row) {
		return this.trainer.post("/models/" + this.model + "/predictions", "{\"rows\": [" + row + "]}");
	}

}
