package io.adax.trainer;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every fault of a request is named, and nothing is queued. */
@ServiceTest
class BadRequestsIT {

	private final Trainer trainer;

	private String newestBefore;

	BadRequestsIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeEach
	void remember() {
		this.newestBefore = newestJob();
	}

	@AfterEach
	void nothingIsQueued() {
		assertThat(newestJob()).isEqualTo(this.newestBefore);
	}

	private String newestJob() {
		return this.trainer.get("/jobs?limit=1").expect(200).text("/items/0/id");
	}

	static Stream<Arguments> faults() {
		return Stream.of(arguments(JobJson.iris().with("/verbose", "true"), "/verbose"),
				arguments(JobJson.iris().with("/name", "\"\""), "/name"),
				arguments(JobJson.iris().with("/tags", "[\"good\", \"no good\"]"), "/tags/1"),
				arguments(JobJson.iris().with("/priority", 101), "/priority"),
				arguments(JobJson.iris().with("/task", "\"clustering\""), "/task"),
				arguments(JobJson.iris().without("/dataset"), "/dataset"),
				arguments(JobJson.iris().with("/dataset/id", "\"lilies\""), "/dataset/id"),
				arguments(JobJson.iris().with("/dataset/target", "\"colour\""), "/dataset/target"),
				arguments(JobJson.iris().with("/dataset/split/test", 0.9), "/dataset/split"),
				arguments(JobJson.iris().with("/dataset/split/test", 0.001), "/dataset/split/test"),
				arguments(JobJson.iris().with("/dataset/testDatasetId", "\"iris\""), "/dataset/testDatasetId"),
				arguments(JobJson.iris().with("/dataset/normalization", "\"zscore\""), "/dataset/normalization"),
				arguments(JobJson.iris().with("/network/layers/0/units", 0), "/network/layers/0/units"),
				arguments(JobJson.iris().with("/network/layers/0/type", "\"conv2d\""), "/network/layers/0/type"),
				arguments(JobJson.iris().with("/network/layers/1/rate", 1.5), "/network/layers/1/rate"),
				arguments(JobJson.iris().with("/network/layers/2/loss", "\"mse\""), "/network/layers/2/loss"),
				arguments(JobJson.iris().with("/network/layers/0", "{\"type\": \"output\"}"), "/network/layers/0"),
				arguments(JobJson.iris().with("/optimizer/momentum", 0.9), "/optimizer/momentum"),
				arguments(JobJson.iris().with("/optimizer/learningRate", "\"fast\""), "/optimizer/learningRate"),
				arguments(JobJson.iris().with("/optimizer/l2", 0.1), "/optimizer/l2"),
				arguments(JobJson.iris().with("/optimizer/schedule/type", "\"stairs\""), "/optimizer/schedule/type"),
				arguments(JobJson.iris().with("/training/batchSize", 2.5), "/training/batchSize"),
				arguments(JobJson.iris().with("/training/epochs", 1_000_000_000), "/training/epochs"),
				arguments(JobJson.iris().with("/training/maxDuration", "\"1 hour\""), "/training/maxDuration"),
				arguments(JobJson.iris().with("/training/maxDuration", "\"PT0S\""), "/training/maxDuration"),
				arguments(JobJson.iris().with("/training/maxDuration", "\"PT3000000000000H\""),
						"/training/maxDuration"),
				arguments(JobJson.iris().with("/training/earlyStopping/metric", "\"validation.r2\""),
						"/training/earlyStopping/metric"),
				arguments(JobJson.iris().with("/training/checkpoint/keep", 0), "/training/checkpoint/keep"),
				arguments(JobJson.small().with("/training/batchSize", 1), "/training/batchSize"),
				arguments(JobJson.iris().with("/network/layers", """
						[{"type": "dense", "units": 10000}, {"type": "dense", "units": 10000}]"""), "/network/layers"));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void namesTheFault(JobJson job, String pointer) {
		Answer answer = this.trainer.post("/jobs", job).expect(400);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.pointers()).containsExactly(pointer);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void namesTheSameFaultWithoutQueueing(JobJson job, String pointer) {
		assertThat(this.trainer.post("/jobs/validate", job).expect(400).pointers()).containsExactly(pointer);
	}

	@Test
	void refusesATestTableThatHasTextsForNumbers() {
		String table = this.trainer.upload("ages", "age,label\n" + "31,a\n42,b\n".repeat(5));
		String test = this.trainer.upload("test-ages", "age,label\nold,a\nyoung,b\n");
		Answer answer = this.trainer.post("/jobs/validate",
				JobJson.small().with("/dataset", "{\"id\": \"%s\", \"testDatasetId\": \"%s\"}".formatted(table, test)));
		assertThat(answer.expect(400).pointers()).containsExactly("/dataset/testDatasetId");
		assertThat(answer.text("/errors/0/message")).endsWith("it has texts in 'age'");
	}

	@Test
	void refusesWhatTheProfileOfATableShowsToFail() {
		String few = this.trainer.upload("few", "x,label\n1,a\n2,b\n3,a\n");
		String large = this.trainer.upload("large", "x,label\n" + "1e308,a\n-1e308,b\n".repeat(5));
		assertThat(this.trainer.post("/jobs/validate", JobJson.small().with("/dataset", "{\"id\": \"" + few + "\"}"))
			.expect(400)
			.pointers()).containsExactly("/dataset/split/validation");
		assertThat(this.trainer.post("/jobs/validate", JobJson.small().with("/dataset", "{\"id\": \"" + large + "\"}"))
			.expect(400)
			.pointers()).containsExactly("/dataset/id");
	}

	@Test
	void namesAllFaultsAtOnce() {
		Answer answer = this.trainer.post("/jobs", """
				{"nam": "x", "dataset": {"id": "lilies"},
				 "network": {"layers": [{"type": "dense", "units": -3}, {"type": "dens"}]},
				 "optimizer": {"type": "adax", "beta1": 1}, "training": {"epochs": 0, "batchSize": "all"}}""");
		assertThat(answer.expect(400).pointers()).containsExactly("/dataset/id", "/nam", "/network/layers/0/units",
				"/network/layers/1/type", "/optimizer/beta1", "/training/batchSize", "/training/epochs");
	}

	/** Nothing that is wrong hides what else is wrong, as far as that can be known. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"id": "nope"}                                  | /dataset/id
			{"id": "iris", "target": "zz"}                  | /dataset/target
			{"id": "iris", "testDatasetId": "nope"}         | /dataset/testDatasetId
			{"id": "iris", "testDatasetId": "iris"}         | /dataset/testDatasetId
			{"id": "iris", "split": {"validation": 1}}      | /dataset/split/validation
			{"target": "species"}                           | /dataset/id
			""")
	void namesTheFaultsOfNetworkOptimizerAndTrainingWhateverTheDatasetIs(String dataset, String pointer) {
		Answer answer = this.trainer.post("/jobs", """
				{"dataset": %s,
				 "network": {"layers": [{"type": "dense", "units": 99999999},
				                        {"type": "dense", "units": -1, "activation": "tanh"}]},
				 "optimizer": {"type": "adax", "l2": 0.1, "weightDecay": 0.1, "beta1": 2},
				 "training": {"epochs": 999999999, "batchSize": 99999999, "checkpoint": {"keep": 0}}}"""
			.formatted(dataset));
		assertThat(answer.expect(400).pointers()).containsExactly(pointer, "/network/layers/0/units",
				"/network/layers/1/units", "/optimizer/beta1", "/optimizer/l2", "/training/batchSize",
				"/training/checkpoint/keep", "/training/epochs");
	}

	@Test
	void namesTheBoundOfOnePartAndTheRuleOfTheOther() {
		JobJson job = JobJson.iris().with("/dataset/split", "{\"validation\": -1, \"test\": 0.0001}");
		assertThat(this.trainer.post("/jobs", job).expect(400).pointers()).containsExactly("/dataset/split/test",
				"/dataset/split/validation");
	}

	@Test
	void namesTheFaultsOfTheDatasetWithoutANetwork() {
		assertThat(this.trainer.post("/jobs", "{\"dataset\": {\"id\": \"nope\"}}").expect(400).pointers())
			.containsExactly("/dataset/id", "/network");
	}

	@Test
	void refusesATargetOfTooManyTexts() {
		String rows = IntStream.range(0, 1100).mapToObj((i) -> "t" + i + "," + i).collect(Collectors.joining("\n"));
		String dataset = this.trainer.upload("texts", "text,number\n" + rows + "\n");
		JobJson job = JobJson.small().with("/dataset", "{\"id\": \"" + dataset + "\", \"target\": \"text\"}");
		assertThat(this.trainer.post("/jobs", job).expect(400).pointers()).containsExactly("/dataset/target");
	}

	@Test
	void refusesWhatIsNoJson() {
		Answer answer = this.trainer.post("/jobs", "{\"name\": ").expect(400);
		assertThat(answer.text("/type")).isEqualTo("/api/v1/problems/malformed-json");
		assertThat(answer.text("/detail")).contains("line 1");
	}

	@Test
	void refusesAFieldThatIsGivenTwice() {
		String twice = JobJson.iris().toString().replace("\"epochs\":20", "\"epochs\":20,\"epochs\":2000");
		assertThat(this.trainer.post("/jobs", twice).expect(400).pointers()).containsExactly("/training/epochs");
	}

	@Test
	void refusesAnotherMediaType() {
		assertThat(this.trainer.postAs("text/yaml", "/jobs", "name: digits").expect(415).header("Content-Type"))
			.isEqualTo("application/problem+json");
	}

	@Test
	void refusesAKeyThatCannotBePrinted() {
		assertThat(this.trainer.post("/jobs", JobJson.small(), "Idempotency-Key", "two words").expect(400).pointers())
			.containsExactly("/Idempotency-Key");
	}

	@Test
	void knowsNothingOfAnUnknownJob() {
		for (String path : List.of("", "/runs", "/metrics", "/events", "/model", "/evaluation")) {
			Answer answer = this.trainer.get("/jobs/0" + path).expect(404);
			assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/problem+json");
			assertThat(answer.text("/detail")).as(path).isEqualTo("There is no job 0.");
		}
		this.trainer.post("/jobs/0/cancel").expect(404);
		this.trainer.delete("/jobs/0").expect(404);
		this.trainer.get("/models/0").expect(404);
	}

	@Test
	void answersAnUnknownStreamWithAProblem() {
		this.trainer.get("/jobs/0/events", "Accept", "text/event-stream").expect(404);
	}

	/**
	 * Unknown, unreadable, out of range and of no list, of two records and a parameter.
	 */
	@Test
	void namesTheFaultsOfAllParametersAtOnce() {
		Answer answer = this.trainer
			.get("/jobs?limit=0&cursor=zz&foo=1&status=RUN&createdAfter=today&sort=size&tag=%07");
		assertThat(answer.expect(400).pointers()).containsExactly("/createdAfter", "/cursor", "/foo", "/limit", "/sort",
				"/status", "/tag");
		assertThat(answer.text("/errors/3/message")).isEqualTo("must be between 1 and 200, found \"0\"");
	}

	@Test
	void quotesADurationAsItWasWritten() {
		assertThat(this.trainer.get("/jobs/0?wait=2h").expect(400).text("/errors/0/message"))
			.isEqualTo("must be between 0s and 60s, found \"2h\"");
	}

	@Test
	void namesTheStatusesThereAre() {
		assertThat(this.trainer.get("/jobs?status=FOO").expect(400).text("/errors/0/message"))
			.startsWith("must be one of QUEUED, RUNNING,")
			.endsWith(", found \"FOO\"");
	}

	@Test
	void namesTheBoundOfAFieldThatIsNoInteger() {
		JobJson job = JobJson.iris().with("/network/layers/0/units", 4.7);
		assertThat(this.trainer.post("/jobs", job).expect(400).text("/errors/0/message"))
			.isEqualTo("must be an integer between 1 and 16384, found 4.7");
	}

	/** The one of that name, or a built-in one whose name is near. */
	@ParameterizedTest
	@ValueSource(strings = { "blossoms", "irsi" })
	void tellsWhichDatasetIsMeant(String given) {
		String blossoms = this.trainer.upload("blossoms", "t,label\n" + "1,cold\n9,warm\n".repeat(20));
		assertThat(this.trainer.post("/jobs/validate", JobJson.iris().with("/dataset/id", '"' + given + '"'))
			.expect(400)
			.text("/errors/0/suggestion")).isEqualTo(given.equals("irsi") ? "iris" : blossoms);
		this.trainer.delete("/datasets/" + blossoms).expect(204);
	}

	@Test
	void doesNotAnswerToAForeignName() throws IOException {
		assertThat(RawRequest.send(URI.create(this.trainer.address()).getPort(),
				"GET /api/v1/jobs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 403")
			.contains("/api/v1/problems/forbidden");
	}

	@Test
	void refusesRowsThatAreNone() {
		this.trainer.post("/models/0/predictions", "{\"rows\": [7]}").expect(400);
	}

}
