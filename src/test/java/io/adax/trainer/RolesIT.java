package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One replica that only answers, and workers of a pool that come and go: from none to
 * one, which dies, and another, which drains.
 */
@EnabledIfSystemProperty(named = "trainer.jar", matches = ".+")
@EnabledOnOs({ OS.LINUX, OS.MAC })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class RolesIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private final List<ServiceProcess> services = new ArrayList<>();

	private EmbeddedPostgres postgres;

	private Path home;

	private Trainer api;

	private ServiceProcess worker;

	private String done;

	private String endless;

	@BeforeAll
	void start(@TempDir Path home) throws IOException {
		this.home = home;
		this.postgres = EmbeddedPostgres.start();
		this.api = startService("--trainer.roles=api").client();
	}

	private ServiceProcess startService(String... options) throws IOException {
		List<String> all = new ArrayList<>(List.of(options));
		all.addAll(List.of("--spring.datasource.url=" + this.postgres.getJdbcUrl("postgres", "postgres"),
				"--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
				"--db-scheduler.heartbeat-interval=1s", "--trainer.engine.shutdown-grace=3s"));
		ServiceProcess service = ServiceProcess.start(this.home, all.toArray(String[]::new));
		this.services.add(service);
		return service;
	}

	private void startWorker() throws IOException {
		this.worker = startService("--trainer.roles=worker", "--trainer.pool=a");
	}

	@AfterAll
	void end() throws IOException, InterruptedException {
		for (ServiceProcess service : this.services) {
			service.close();
		}
		this.postgres.close();
	}

	@Test
	@Order(1)
	void letsJobsWaitWhereNobodyTrains() {
		JobJson job = JobJson.someSeconds().with("/pool", "\"a\"");
		assertThat(this.api.get("/system").expect(200).json().get("engines")).isEmpty();
		JsonNode plan = this.api.post("/jobs/validate", job).expect(200).json();
		assertThat(plan.at("/network/parameters").asLong()).isPositive();
		assertThat(plan.get("warnings").toString()).contains("Pools with workers: none.");
		this.done = this.api.submit(job);
		assertThat(this.api.get("/system/queue").expect(200).text("/items/0/missing/0/what")).isEqualTo("WORKER");
		awaitDepth(1);
	}

	@Test
	@Order(2)
	void trainsWhereAWorkerComes() throws IOException {
		startWorker();
		assertThat(this.worker.client().get("/jobs").expect(404).text("/detail")).contains("trainer.roles=worker");
		assertThat(Trainer.items(this.api.get("/workers"))).singleElement()
			.satisfies((worker) -> assertThat(worker.get("pool").stringValue()).isEqualTo("a"));
		this.api.awaitStatus(this.done, "SUCCEEDED");
		awaitDepth(0);
	}

	@Test
	@Order(3)
	void showsAllThatAWorkerLeft() {
		assertThat(this.api.get("/jobs/" + this.done + "/logs").expect(200).body()).isNotEmpty();
		assertThat(Trainer.items(this.api.get("/jobs/" + this.done + "/checkpoints"))).isNotEmpty();
		String model = this.api.get("/jobs/" + this.done + "/model").expect(200).text("/id");
		assertThat(this.api.get("/models/" + model + "/content").expect(200).body()).isNotEmpty();
	}

	@Test
	@Order(4)
	void predictsWithAnEngineOfItsOwn() throws Exception {
		String model = this.api.get("/jobs/" + this.done + "/model").expect(200).text("/id");
		Answer predictions = this.api.post("/models/" + model + "/predictions", """
				{"rows": [{"sepalLength": 5.1, "sepalWidth": 3.5, "petalLength": 1.4, "petalWidth": 0.2}]}""");
		assertThat(predictions.expect(200).text("/predictions/0/label")).isEqualTo("setosa");
		assertThat(Prometheus.of(this.api)).contains(engines("serving", 1), engines("training", 0));
		assertThat(Prometheus.of(this.worker.client())).contains(engines("serving", 0), engines("training", 1));
	}

	private static String engines(String purpose, int count) {
		return "trainer_engine_processes{purpose=\"%s\"} %d.0".formatted(purpose, count);
	}

	@Test
	@Order(5)
	void noticesThatTheLastWorkerIsDead() throws Exception {
		this.endless = this.api.submit(JobJson.endless().with("/pool", "\"a\""));
		this.api.awaitEvent(this.endless, "checkpoint");
		this.worker.kill();
		this.api.awaitStatus(this.endless, "QUEUED");
		awaitDepth(1);
		await().atMost(SOON).until(() -> Trainer.items(this.api.get("/workers")).toList().isEmpty());
	}

	@Test
	@Order(6)
	void drainsAWorkerThatStops() throws Exception {
		startWorker();
		this.api.awaitEvent(this.endless,
				(event) -> event.text("type").equals("started") && event.json().get("attempt").asInt() == 2);
		ProcessHandle engine = this.worker.handle().children().findFirst().orElseThrow();
		// so that it takes its time
		ServiceProcess.signal("STOP", engine);
		this.worker.handle().destroy();
		await().atMost(SOON)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.api.get("/workers").json().at("/items/0/draining").asBoolean(false));
		String waiting = this.api.submit(JobJson.small().with("/pool", "\"a\""));
		assertThat(this.worker.handle().onExit()).succeedsWithin(SOON);
		await().atMost(SOON).until(() -> Trainer.items(this.api.get("/workers")).toList().isEmpty());
		assertThat(this.api.status(waiting)).isEqualTo("QUEUED");
		assertThat(this.api.status(this.endless)).isEqualTo("QUEUED");
		assertThat(this.api.runs(this.endless)).extracting((run) -> run.get("status").stringValue())
			.containsExactly("LOST", "INTERRUPTED");
		awaitDepth(2);
	}

	private void awaitDepth(int jobs) {
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(Prometheus.of(this.api))
				.contains("trainer_queue_depth{pool=\"a\"} " + jobs + ".0"));
	}

}
