package io.adax.trainer;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service whose worker serves one pool, and jobs that ask for another. */
@Tag("database")
@ServiceTest
class PoolsIT {

	private final Trainer trainer;

	PoolsIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@AfterEach
	void clear() {
		this.trainer.cancelAll();
	}

	@Test
	void showsItsWorkerAndWhatItTrains() {
		String id = this.trainer.submit(JobJson.endless());
		this.trainer.awaitStatus(id, "RUNNING");
		assertThat(Trainer.items(this.trainer.get("/workers"))).singleElement().satisfies((worker) -> {
			assertThat(worker.get("pool").stringValue()).isEqualTo("default");
			assertThat(worker.get("slots").asInt()).isEqualTo(2);
			assertThat(worker.get("busy").asInt()).isEqualTo(1);
			assertThat(worker.get("draining").asBoolean()).isFalse();
			assertThat(worker.at("/jobs/0").stringValue()).isEqualTo(id);
		});
	}

	@Test
	void tellsWhatAJobWaitsForWhosePoolNobodyServes() {
		String first = submit("gpu", 0);
		String second = submit("gpu", 5);
		JsonNode queue = this.trainer.get("/system/queue?pool=gpu").expect(200).json();
		assertThat(queue.at("/pools/0/depth").asInt()).isEqualTo(2);
		assertThat(queue.at("/pools/0/load").asInt()).isEqualTo(2);
		assertThat(queue.at("/pools/0/slots").asInt()).isZero();
		assertThat(texts(queue.at("/pools/0/priorities"), "priority")).containsExactly("5", "0");
		assertThat(texts(queue.get("items"), "jobId")).containsExactly(second, first);
		assertThat(queue.at("/items/1/position").asInt()).isEqualTo(2);
		assertThat(queue.at("/items/1/ahead/0").stringValue()).isEqualTo(second);
		assertThat(texts(queue.at("/items/0/missing"), "what")).containsExactly("WORKER");
		assertThat(queue.at("/items/0").has("estimatedStart")).isFalse();
	}

	/** Whoever scales it must not wait for its first job to learn that there is none. */
	@Test
	void tellsThatAPoolHasNothingToDoThatNobodyKnows() {
		assertThat(this.trainer.get("/system/queue?pool=unheard-of&limit=1").expect(200).json().get("pools"))
			.singleElement()
			.satisfies((pool) -> assertThat(pool.get("load").asInt(-1)).isZero());
	}

	@Test
	void tellsThatAllSlotsAreTaken() {
		String one = this.trainer.submit(JobJson.endless());
		String other = this.trainer.submit(JobJson.endless());
		this.trainer.awaitStatus(one, "RUNNING");
		this.trainer.awaitStatus(other, "RUNNING");
		submit("default", 0);
		JsonNode queue = this.trainer.get("/system/queue").expect(200).json();
		assertThat(queue.at("/pools/0/load").asInt()).isEqualTo(3);
		assertThat(texts(queue.at("/items/0/missing"), "what")).containsExactly("SLOT");
		assertThat(queue.at("/items/0/missing/0/since").stringValue())
			.isGreaterThanOrEqualTo(queue.at("/items/0/waitingSince").stringValue());
	}

	@Test
	void listsTheQueuePageByPage() {
		String first = submit("gpu", 0);
		String second = submit("gpu", 0);
		Answer page = this.trainer.get("/system/queue?pool=gpu&limit=1");
		assertThat(page.text("/items/0/jobId")).isEqualTo(first);
		Answer next = this.trainer.get("/system/queue?pool=gpu&limit=1&cursor=" + page.text("/nextCursor"));
		assertThat(next.text("/items/0/jobId")).isEqualTo(second);
		assertThat(next.json().has("nextCursor")).isFalse();
		this.trainer.get("/system/queue?cursor=MTo5").expect(400);
	}

	@Test
	void movesAJobThatWaits() {
		String id = submit("gpu", 0);
		this.trainer.patch("/jobs/" + id, "{\"pool\": \"default\"}").expect(200);
		assertThat(this.trainer.awaitStatus(id, "SUCCEEDED").get("pool").stringValue()).isEqualTo("default");
	}

	@Test
	void movesNoJobThatRuns() {
		String id = this.trainer.submit(JobJson.endless());
		this.trainer.awaitStatus(id, "RUNNING");
		assertThat(this.trainer.patch("/jobs/" + id, "{\"pool\": \"gpu\"}").expect(409).text("/detail"))
			.contains("RUNNING");
		this.trainer.patch("/jobs/" + id, "{\"pool\": \"default\", \"priority\": 3}").expect(200);
	}

	@Test
	void warnsInThePlanOfAJobThatNobodyWouldTrain() {
		JsonNode plan = this.trainer.post("/jobs/validate", JobJson.small().with("/pool", "\"gpu\""))
			.expect(200)
			.json();
		assertThat(plan.get("warnings").toString()).contains("No living worker serves the pool gpu")
			.contains("Pools with workers: default.");
		assertThat(plan.has("estimatedStart")).isFalse();
	}

	@Test
	void foretellsNoBeginWhereTheProjectMayRunNone() {
		Trainer resting = this.trainer.with("Trainer-Project", "resting");
		assertThat(resting.post("/jobs/validate", JobJson.small()).expect(200).json().has("estimatedStart")).isFalse();
		String id = resting.submit(JobJson.small());
		JsonNode queue = this.trainer.get("/system/queue?pool=default").expect(200).json();
		assertThat(queue.at("/items/0/jobId").stringValue()).isEqualTo(id);
		assertThat(queue.at("/items/0").has("estimatedStart")).isFalse();
		assertThat(queue.at("/pools/0/priorities/0").has("estimatedStart")).isFalse();
		resting.cancel(id);
	}

	@Test
	void namesABadPool() {
		Answer refused = this.trainer.post("/jobs", JobJson.small().with("/pool", "\"Big GPUs\"")).expect(400);
		assertThat(refused.text("/errors/0/pointer")).isEqualTo("/pool");
	}

	@Test
	void keepsThePoolOfAClone() {
		String id = submit("gpu", 0);
		String clone = this.trainer.postAs("application/merge-patch+json", "/jobs/" + id + "/clone", "{}")
			.expect(201)
			.text("/id");
		assertThat(this.trainer.job(clone).get("pool").stringValue()).isEqualTo("gpu");
		assertThat(Trainer.items(this.trainer.get("/jobs?pool=gpu&status=QUEUED&sort=createdAt"))
			.map((job) -> job.get("id").stringValue())).containsExactly(id, clone);
	}

	private String submit(String pool, int priority) {
		return this.trainer.submit(JobJson.small().with("/pool", '"' + pool + '"').with("/priority", priority));
	}

	private static List<String> texts(JsonNode array, String name) {
		Stream<JsonNode> items = StreamSupport.stream(array.spliterator(), false);
		return items.map((item) -> item.get(name).asString()).toList();
	}

	@Test
	void countsWhatWaitsForPrometheus() throws Exception {
		submit("gpu", 0);
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(
					() -> assertThat(Prometheus.of(this.trainer)).contains("trainer_queue_depth{pool=\"gpu\"} 1.0",
							"trainer_pool_slots{pool=\"default\"} 2.0", "trainer_pool_workers{pool=\"default\"} 1.0",
							"trainer_pool_busy{pool=\"gpu\"} 0.0", "trainer_pool_load{pool=\"gpu\"} 1.0"));
		assertThat(Prometheus.of(this.trainer))
			.anyMatch((line) -> line.startsWith("trainer_queue_wait_seconds{pool=\"gpu\"}"));
	}

}
