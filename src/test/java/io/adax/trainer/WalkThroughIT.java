package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The documentation's job, from its submission to a prediction. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkThroughIT {

	private static final int ITERATIONS = 40;

	private final Trainer trainer;

	private Answer submitted;

	private String id;

	private JsonNode job;

	private JsonNode model;

	WalkThroughIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void train() {
		this.submitted = this.trainer.post("/jobs", JobJson.IRIS);
		this.id = this.submitted.expect(201).text("/id");
		this.job = this.trainer.awaitStatus(this.id, "SUCCEEDED");
		this.model = this.trainer.get("/jobs/" + this.id + "/model").expect(200).json();
	}

	@Test
	void tellsWhereTheJobIs() {
		assertThat(this.submitted.header("Location")).isEqualTo("/api/v1/jobs/" + this.id);
	}

	@Test
	void showsTheJobAsItWasAskedFor() {
		JsonNode asked = JobJson.iris().tree();
		for (String part : List.of("name", "tags", "priority", "network")) {
			assertThat(this.job.get(part)).as(part).isEqualTo(asked.get(part));
		}
		assertThat(this.job.at("/dataset/target").stringValue()).isEqualTo("species");
		assertThat(this.job.at("/optimizer/beta2").asDouble()).isEqualTo(1e-4);
	}

	@Test
	void isDone() {
		assertThat(this.job.get("progress").asDouble()).isEqualTo(1);
		assertThat(this.job.get("epoch").asInt()).isEqualTo(20);
		assertThat(this.job.get("iteration").asInt()).isEqualTo(ITERATIONS);
		assertThat(this.job.get("attempts").asInt()).isEqualTo(1);
		assertThat(this.job.has("eta")).isFalse();
	}

	@Test
	void linksToWhatItLeft() {
		for (JsonNode link : this.job.get("links")) {
			this.trainer.get(link.stringValue().replace("/api/v1", "")).expect(200);
		}
	}

	@Test
	void recordsEachStepInOrder() {
		assertThat(this.trainer.events(this.id)).extracting(Trainer.Event::story)
			.containsExactlyElementsOf(Stream
				.of(Stream.of("state QUEUED", "attempt RUNNING", "state RUNNING", "warning", "started"),
						IntStream.rangeClosed(1, 20).mapToObj((epoch) -> "epoch"),
						Stream.of("attempt SUCCEEDED", "state SUCCEEDED"))
				.flatMap((part) -> part)
				.toList());
	}

	@Test
	void numbersEventsWithoutGaps() {
		assertThat(this.trainer.events(this.id)).extracting(Trainer.Event::id)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 27).boxed().toList());
	}

	@Test
	void measuresEachIterationOnce() {
		assertThat(this.trainer.iterations(this.id, "train.loss"))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, ITERATIONS).boxed().toList());
	}

	@Test
	void thinsACurveOutOnRequest() {
		JsonNode points = this.trainer.get("/jobs/" + this.id + "/metrics?name=train.loss&maxPoints=10")
			.json()
			.at("/series/0/points");
		assertThat(points.size()).isBetween(8, 10);
		assertThat(points.get(points.size() - 1).get("iteration").asInt()).isEqualTo(ITERATIONS);
	}

	@Test
	void tellsWhatTheNumbersDependOn() {
		JsonNode run = this.trainer.runs(this.id).get(0);
		assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
		assertThat(run.at("/environment/threads").asInt()).isEqualTo(1);
		assertThat(run.at("/environment/nd4j").stringValue()).isEqualTo("1.0.0-M2.1");
	}

	@Test
	void evaluatesTheRowsThatWereHeldBack() {
		JsonNode evaluation = this.trainer.get("/jobs/" + this.id + "/evaluation").expect(200).json();
		assertThat(evaluation.get("rows").asInt()).isEqualTo(30);
		assertThat(evaluation.get("accuracy").asDouble()).isGreaterThanOrEqualTo(0.5);
		assertThat(sum(evaluation.at("/confusionMatrix/counts"))).isEqualTo(30);
	}

	@Test
	void hasTheBestEpochAsItsModel() {
		assertThat(this.model.get("epoch")).isEqualTo(this.job.at("/bestMetric/epoch"));
		assertThat(this.job.get("modelId")).isEqualTo(this.model.get("id"));
	}

	@Test
	void predictsRawRows() {
		JsonNode predictions = this.trainer.post("/models/" + this.model.get("id").stringValue() + "/predictions", """
				{"rows": [{"sepalLength": 5.1, "sepalWidth": 3.5, "petalLength": 1.4, "petalWidth": 0.2},
				          {"sepalLength": "6.3", "sepalWidth": "3.3", "petalLength": "6.0", "petalWidth": "2.5"}]}""")
			.expect(200)
			.json()
			.get("predictions");
		assertThat(predictions.get(0).get("label").stringValue()).isEqualTo("setosa");
		assertThat(predictions.get(1).get("label").stringValue()).isEqualTo("virginica");
		assertThat(sum(predictions.get(0).get("probabilities"))).isCloseTo(1, within(1e-6));
	}

	@Test
	void handsOutAModelThatAnyProgramLoads(@TempDir Path directory) throws IOException, InterruptedException {
		Answer archive = this.trainer.get("/models/" + this.model.get("id").stringValue() + "/content").expect(200);
		assertThat(archive.header("ETag")).isEqualTo('"' + this.model.get("sha256").stringValue() + '"');
		Path file = Files.write(directory.resolve("model.zip"), archive.body());
		assertThat(ArchiveReader.readElsewhere(file, directory)).isEqualTo(
				this.model.get("parameters").asString() + " " + this.model.get("parametersSha256").stringValue());
	}

	private static double sum(JsonNode numbers) {
		double sum = numbers.asDouble(0);
		for (JsonNode number : numbers) {
			sum += sum(number);
		}
		return sum;
	}

}
