package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import io.adax.trainer.GuardedService.Keys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nobody sees or touches anything of another project. */
@Tag("database")
@GuardedService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsIT {

	/** What is the same for everybody. */
	private static final Set<String> COMMON = Set.of("optimizers", "schedules", "problems");

	private static final String MERGE_PATCH = "application/merge-patch+json";

	private final Trainer admin;

	private final Keys keys;

	private final JdbcTemplate database;

	private Trainer ours;

	private Trainer others;

	private final Map<String, String> ids = new TreeMap<>();

	ProjectsIT(Trainer trainer, JdbcTemplate database) {
		this.admin = trainer.with(GuardedService.ADMIN);
		this.keys = new Keys(trainer);
		this.database = database;
	}

	@BeforeAll
	void haveOneOfEach() {
		this.ours = this.keys.as("trainer", "ours");
		this.others = this.keys.as("trainer", "others");
		this.ids.put("datasets", this.ours.upload("weather", "t,label\n" + "1,cold\n9,warm\n".repeat(20)));
		this.ids.put("jobs",
				this.ours
					.post("/jobs", JobJson.small().with("/dataset/id", quoted(this.ids.get("datasets"))).tagged("ours"),
							"Idempotency-Key", "shared")
					.expect(201)
					.text("/id"));
		this.ids.put("webhooks", this.ours.post("/webhooks", """
				{"url": "http://127.0.0.1:1/ours"}""").expect(201).text("/id"));
		this.ids.put("keys", this.admin.post("/keys", """
				{"name": "ours", "role": "viewer", "project": "ours"}""").expect(201).text("/id"));
		this.ids.put("models", model(this.ids.get("jobs")));
	}

	/** No job begins here, so that its model is made by hand. */
	private String model(String job) {
		String id = UUID.randomUUID().toString();
		this.database.update("insert into model (id, project, job_id, run_id, name, task, target, sha256, size_bytes,"
				+ " parameters, epoch, iteration, parameters_sha256, optimizer_state_sha256, created_at)"
				+ " values (?, 'ours', ?, 'run', 'weather', 'CLASSIFICATION', 'label', 'a', 1, 1, 1, 1, 'b', 'c', current_timestamp)",
				id, job);
		return id;
	}

	/** Every operation of the contract whose path names something. */
	static Stream<Operation> operations() throws IOException {
		Map<String, Map<String, Map<String, Map<String, Object>>>> document = new Yaml()
			.load(Files.readString(Path.of("openapi/openapi.yaml")));
		return document.get("paths")
			.entrySet()
			.stream()
			.filter((path) -> path.getKey().contains("{"))
			.flatMap((path) -> path.getValue()
				.entrySet()
				.stream()
				.map((operation) -> new Operation(String.valueOf(operation.getValue().get("operationId")),
						operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(),
						operation.getValue().containsKey("requestBody"))))
			.filter((operation) -> !COMMON.contains(operation.kind()));
	}

	/** Not even whether it is there: the answer is that to an identifier of nothing. */
	@ParameterizedTest
	@MethodSource("operations")
	void answersAsIfThereWereNothing(Operation operation) {
		Trainer stranger = operation.kind().equals("keys")
				? this.admin.with("Authorization", "Bearer " + GuardedService.ADMIN_KEY, "Trainer-Project", "others")
				: this.others;
		String known = this.ids.get(operation.kind());
		String unknown = UUID.randomUUID().toString();
		Answer theirs = operation.ask(stranger, known).expect(404);
		Answer nothing = operation.ask(stranger, unknown).expect(404);
		assertThat(theirs.toString().replace(known, "<id>")).isEqualTo(nothing.toString().replace(unknown, "<id>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/jobs/{id}?wait=1s", "/jobs/{id}/logs?follow=true" })
	void opensNoStream(String path) {
		this.others.get(path.replace("{id}", this.ids.get("jobs"))).expect(404);
	}

	@Test
	void opensNoStreamOfEvents() {
		this.others.get("/jobs/" + this.ids.get("jobs") + "/events", "Accept", "text/event-stream").expect(404);
	}

	@Test
	void showsItsOwn() {
		for (String path : List.of("/jobs/{jobs}", "/jobs/{jobs}/runs", "/jobs/{jobs}/events", "/jobs/{jobs}/metrics",
				"/jobs/{jobs}/model", "/models/{models}", "/datasets/{datasets}", "/datasets/{datasets}/preview",
				"/webhooks/{webhooks}/deliveries")) {
			String kind = path.replaceAll(".*\\{(.*)}.*", "$1");
			this.ours.get(path.replace("{" + kind + "}", this.ids.get(kind))).expect(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/jobs", "/models", "/webhooks", "/jobs?sort=name", "/jobs?tag=ours" })
	void listsNothing(String list) {
		Trainer newcomer = this.keys.as("trainer", "newcomer");
		assertThat(Trainer.items(newcomer.get(list))).isEmpty();
	}

	@Test
	void listsBuiltInDatasetsOnly() {
		assertThat(Trainer.items(this.others.get("/datasets"))).extracting((dataset) -> dataset.get("id").stringValue())
			.containsExactly("iris");
		this.others.get("/datasets/iris/preview").expect(200);
	}

	@Test
	void refusesATableOfOthersAsOneThatIsNotThere() {
		for (String path : List.of("/jobs", "/jobs/validate")) {
			Answer theirs = this.others.post(path, on(this.ids.get("datasets"))).expect(400);
			String nothing = UUID.randomUUID().toString();
			assertThat(theirs.toString().replace(this.ids.get("datasets"), "<id>"))
				.isEqualTo(this.others.post(path, on(nothing)).expect(400).toString().replace(nothing, "<id>"));
		}
		assertThat(this.others
			.post("/jobs", JobJson.small().with("/dataset/testDatasetId", quoted(this.ids.get("datasets"))))
			.expect(400)
			.pointers()).containsExactly("/dataset/testDatasetId");
	}

	/**
	 * Engines work for all projects in turn, and are as large as the others made them.
	 */
	@Test
	void showsOfAnEnginesMemoryWhatItsOwnRunAdded() {
		String runs = "/jobs/" + ran(this.ours.submit(JobJson.small())) + "/runs";
		Trainer adminOfOne = this.admin.with("Authorization", "Bearer " + GuardedService.ADMIN_KEY, "Trainer-Project",
				"ours");
		for (Trainer one : List.of(this.ours, this.keys.as("viewer", "ours"), adminOfOne)) {
			Answer shown = one.get(runs).expect(200);
			assertThat(shown.json().at("/items/0/actual/addedBytes").asLong()).isEqualTo(2_000_000);
			assertThat(shown.toString()).doesNotContain("memoryBeforeBytes", "364000000", "366000000");
		}
		JsonNode all = this.admin.get(runs).expect(200).json().at("/items/0/actual");
		assertThat(all.get("memoryBeforeBytes").asLong()).isEqualTo(364_000_000);
		assertThat(all.get("memoryBytes").asLong()).isEqualTo(366_000_000);
	}

	/** No job begins here, so that its run is made by hand. */
	private String ran(String job) {
		this.database.update(
				"insert into run (id, project, job_id, attempt, status, resumed_from, iteration,"
						+ " memory_before_bytes, memory_bytes, started_at, begun_at, finished_at)"
						+ " values (?, 'ours', ?, 1, 'SUCCEEDED', 0, 40, 364000000, 366000000,"
						+ " current_timestamp, current_timestamp, current_timestamp)",
				UUID.randomUUID().toString(), job);
		return job;
	}

	@Test
	void doesNothingToManyAtOnce() {
		String filter = "?dataset=" + this.ids.get("datasets");
		assertThat(this.others.post("/jobs/cancel" + filter).expect(200).json().get("done").asInt()).isZero();
		assertThat(this.others.delete("/jobs" + filter).expect(200).json().get("done").asInt()).isZero();
		assertThat(this.ours.status(this.ids.get("jobs"))).isEqualTo("QUEUED");
	}

	@Test
	void hasKeysOfItsOwnForSubmissions() {
		Answer made = this.others.post("/jobs", JobJson.small(), "Idempotency-Key", "shared").expect(201);
		assertThat(made.header("Idempotent-Replayed")).isEmpty();
		assertThat(made.text("/id")).isNotEqualTo(this.ids.get("jobs"));
		assertThat(Trainer.items(this.others.get("/jobs?idempotencyKey=shared"))).hasSize(1);
	}

	@Test
	void countsVersionsByItself() {
		String table = this.others.upload("weather", "t,label\n" + "1,cold\n9,warm\n".repeat(20));
		JsonNode dataset = this.others.get("/datasets/" + table).expect(200).json();
		assertThat(dataset.get("version").asInt()).isEqualTo(1);
		// the same bytes are theirs, too
		this.others.delete("/datasets/" + table).expect(204);
		this.ours.get("/datasets/" + this.ids.get("datasets") + "/preview").expect(200);
	}

	@Test
	void tellsItsOwnWebhooksOnly() {
		String job = this.others.submit(JobJson.small());
		String mine = this.ours.submit(JobJson.small());
		String deliveries = "/webhooks/" + this.ids.get("webhooks") + "/deliveries?limit=200";
		await().until(() -> this.ours.get(deliveries).toString().contains(mine));
		assertThat(this.ours.get(deliveries).toString()).doesNotContain(job);
	}

	@Test
	void tellsNobodyHowManyOthersWait() {
		this.ours.submit(JobJson.small());
		JsonNode outlook = this.keys.as("trainer", "patient").get("/jobs").json();
		assertThat(outlook.get("items")).isEmpty();
	}

	/** The places are those among its own. */
	@Test
	void showsTheQueueOfItsOwnJobs() {
		String theirs = this.ours.submit(JobJson.small());
		Trainer alone = this.keys.as("trainer", "alone");
		assertThat(Trainer.items(alone.get("/system/queue"))).isEmpty();
		String mine = alone.submit(JobJson.small());
		assertThat(Trainer.items(alone.get("/system/queue"))).singleElement()
			.satisfies((job) -> assertThat(job.get("position").asInt()).isEqualTo(1))
			.satisfies((job) -> assertThat(job.get("missing").toString()).contains("QUOTA"))
			.satisfies((job) -> assertThat(job.get("jobId").stringValue()).isEqualTo(mine));
		assertThat(alone.get("/system/queue").toString()).doesNotContain(theirs, this.ids.get("jobs"));
		assertThat(Trainer.items(this.admin.get("/system/queue?limit=200")))
			.extracting((job) -> job.get("jobId").stringValue())
			.contains(theirs, mine);
	}

	@Test
	void tellsWhoeverWatchesNumbersOfAllAndNoNames() {
		String mine = this.ours.submit(JobJson.small());
		Trainer watch = this.admin.with(new Trainer.Token(GuardedService.MONITORING_KEY));
		assertThat(pool(watch, "default").get("depth")).isEqualTo(pool(this.admin, "default").get("depth"));
		assertThat(Trainer.items(watch.get("/system/queue"))).isEmpty();
		assertThat(watch.get("/system/queue").toString()).doesNotContain(mine);
		watch.get("/jobs").expect(403);
		watch.get("/system/workers").expect(403);
	}

	/** A name that only others have written, and how busy they are. */
	@Test
	void tellsNothingOfPoolsWithJobsOfOthersOnly() {
		this.ours.submit(JobJson.small().with("/pool", quoted("ours-2027")));
		String begun = this.ours.submit(JobJson.small());
		this.database.update("update job set status = 'RUNNING' where id = ?", begun);
		Trainer alone = this.keys.as("viewer", "elsewhere");
		assertThat(alone.get("/system/queue").toString()).doesNotContain("ours-2027");
		assertThat(pool(alone, "default").get("busy").asInt()).isZero();
		assertThat(pool(alone, "default").get("depth").asInt()).isZero();
		assertThat(pool(this.ours, "ours-2027").get("depth").asInt()).isEqualTo(1);
		assertThat(pool(this.ours, "default").get("busy").asInt()).isEqualTo(1);
		assertThat(pool(this.admin, "default").get("busy").asInt()).isEqualTo(1);
		this.database.update("update job set status = 'QUEUED' where id = ?", begun);
	}

	private static JsonNode pool(Trainer client, String name) {
		return client.get("/system/queue")
			.expect(200)
			.json()
			.get("pools")
			.valueStream()
			.filter((pool) -> pool.get("pool").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void letsAnAdminSeeAllOrOne() {
		String theirs = this.others.submit(JobJson.small());
		String job = this.ids.get("jobs");
		assertThat(this.admin.job(job).get("project").stringValue()).isEqualTo("ours");
		assertThat(this.admin.job(theirs).get("project").stringValue()).isEqualTo("others");
		this.admin.get("/jobs/" + job, "Trainer-Project", "others").expect(404);
		assertThat(Trainer.items(this.admin.get("/jobs?limit=200", "Trainer-Project", "ours")))
			.extracting((shown) -> shown.get("project").stringValue())
			.containsOnly("ours");
	}

	@Test
	void letsAnAdminActForAProject() {
		assertThat(this.admin.post("/jobs", JobJson.small(), "Trainer-Project", "ours").expect(201).text("/project"))
			.isEqualTo("ours");
		assertThat(this.admin.postAs(MERGE_PATCH, "/jobs/" + this.ids.get("jobs") + "/clone", "{}")
			.expect(201)
			.text("/project")).as("a clone stays with its original").isEqualTo("ours");
		assertThat(this.admin.post("/jobs", on(this.ids.get("datasets"))).expect(400).pointers())
			.as("a job of another project than its table's")
			.containsExactly("/dataset/id");
	}

	@Test
	void letsNobodyElseNameAnotherProject() {
		this.others.get("/jobs", "Trainer-Project", "ours").expect(403);
		this.others.get("/jobs", "Trainer-Project", "nothing-at-all").expect(403);
		this.others.get("/jobs", "Trainer-Project", "others").expect(200);
	}

	private static JobJson on(String dataset) {
		return JobJson.small().with("/dataset/id", quoted(dataset));
	}

	private static String quoted(String text) {
		return '"' + text + '"';
	}

	/** An operation that names something. */
	record Operation(String id, String method, String path, boolean hasBody) {

		/** The collection that the path begins with. */
		String kind() {
			return this.path.split("/")[3];
		}

		Answer ask(Trainer client, String thing) {
			String concrete = this.path.replace("/api/v1", "")
				.replaceFirst("\\{[^}]*}", thing)
				.replace("{iteration}", "1");
			boolean predicts = this.path.endsWith("/predictions");
			String body = predicts ? "{\"rows\": [{\"t\": 1}]}" : "{}";
			return client.send(this.method, concrete, predicts ? "application/json" : mediaType(),
					this.hasBody ? body : null);
		}

		private String mediaType() {
			return this.path.endsWith("/resume") ? "application/json" : MERGE_PATCH;
		}

		@Override
		public String toString() {
			return this.id;
		}

	}

}
