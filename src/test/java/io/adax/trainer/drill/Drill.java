package io.adax.trainer.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.adax.trainer.GuardedService;
import io.adax.trainer.JobJson;
import io.adax.trainer.S3Server;
import io.adax.trainer.Trace;
import io.adax.trainer.Trainer;
import io.adax.trainer.chart.Chart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The chart in a cluster with PostgreSQL and S3, a client at its Service, and the jobs of
 * the client.
 */
final class Drill implements AutoCloseable {

	/** Two workers that are always there. */
	static final String DEFAULT = "default";

	/** Workers as the queue asks for them. */
	static final String BURST = "burst";

	static final String SERVICE = "demo-adax-trainer";

	static final String DATABASE = "postgres.example";

	static final Path VALUES = Path.of("src/test/resources/io/adax/trainer/drill/values.yaml");

	/** Those that the values name. */
	static final Map<String, Map<String, String>> SECRETS = Map.of("admins",
			Map.of("admin-key", GuardedService.ADMIN_KEY), "monitoring",
			Map.of("monitoring-key", GuardedService.MONITORING_KEY), "database",
			Map.of("username", "postgres", "password", "postgres"), "bucket",
			Map.of("access-key-id", "key", "secret-access-key", "secret"));

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	/** The most that a pool has. */
	private static final int WORKERS = 2;

	private final Transcript transcript;

	private final Cluster cluster;

	private final EmbeddedPostgres postgres;

	private final Trainer trainer;

	private final Map<String, Trace> quiet = new LinkedHashMap<>();

	/** Kinds by the ids of all jobs that were ever submitted. */
	private final Map<String, Kind> submitted = new LinkedHashMap<>();

	/** A job that depends on all that a run's state has, as long as the test needs it. */
	enum Kind {

		SHORT(100, 8), LONG(250, 512);

		private final JobJson json;

		Kind(int epochs, int units) {
			this.json = JobJson.small()
				.with("/network/layers",
						"""
								[{"type": "dense", "units": %d}, {"type": "batchNormalization"}, {"type": "dropout", "rate": 0.2},
								 {"type": "dense", "units": %d}]"""
							.formatted(units, units))
				.with("/training/epochs", epochs)
				.with("/training/checkpoint", "{\"everyIterations\": 100}");
		}

	}

	Drill(Path directory, Path target) throws IOException {
		this.transcript = new Transcript(target.resolve("drill.txt"));
		this.postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "400").start();
		this.cluster = new Cluster(directory, target.resolve("drill"), this.transcript);
		SECRETS.forEach(this.cluster::secret);
		this.cluster.outside(DATABASE, 5432, this.postgres.getPort());
		this.cluster.outside("s3.example", 9000, S3Server.start().port());
		this.trainer = new Trainer(() -> this.cluster.port(SERVICE)).with(GuardedService.ADMIN);
	}

	/** Installs the chart, or upgrades it to another image. */
	void apply(String tag, Image image) {
		this.cluster.image("adax-trainer:" + tag, image);
		this.cluster.apply(Chart.rendered(VALUES, Map.of("image.tag", tag)));
	}

	/** Trains a kind without any disturbance, for the others to be compared with. */
	void trainQuietly(Kind... kinds) {
		List<String> ids = List.of(kinds).stream().map((kind) -> submit(kind, DEFAULT)).toList();
		for (int i = 0; i < kinds.length; i++) {
			Instant began = Instant.now();
			this.quiet.put(kinds[i].name(), Trace.of(this.trainer, ids.get(i)));
			tell("%s, quietly: %s, %d s", kinds[i], this.quiet.get(kinds[i].name()).bits(),
					Duration.between(began, Instant.now()).toSeconds());
		}
	}

	String submit(Kind kind, String pool) {
		String id = this.trainer.submit(kind.json.with("/pool", "\"" + pool + "\""));
		this.submitted.put(id, kind);
		tell("job %s for %s: %s", id, pool, kind);
		return id;
	}

	/**
	 * The same by a client that repeats itself, with one key, whether or not there was an
	 * answer.
	 */
	void submitRepeatedly(Kind kind, String pool, String key) {
		String first = submitUntilAnswered(kind, pool, key);
		assertThat(submitUntilAnswered(kind, pool, key)).isEqualTo(first);
		this.submitted.put(first, kind);
		tell("job %s for %s, submitted twice: %s", first, pool, kind);
	}

	private String submitUntilAnswered(Kind kind, String pool, String key) {
		return await().atMost(PATIENCE)
			.ignoreException(UncheckedIOException.class)
			.until(() -> this.trainer.post("/jobs", kind.json.with("/pool", "\"" + pool + "\""), "Idempotency-Key",
					key), (answer) -> answer.status() == 201)
			.text("/id");
	}

	/** Submits another one if a worker of the pool may have nothing to train. */
	void keepBusy(Kind kind, String pool) {
		if (Trainer.items(this.trainer.get("/jobs?status=QUEUED&status=RUNNING&pool=" + pool)).count() < WORKERS) {
			submit(kind, pool);
		}
	}

	/** The pod that trains a job: the worker's id stands in its log. */
	Pod workerOf(String id) {
		return await().atMost(PATIENCE).until(() -> findWorkerOf(id), Optional::isPresent).orElseThrow();
	}

	private Optional<Pod> findWorkerOf(String id) {
		return Trainer.items(this.trainer.get("/workers"))
			.filter((worker) -> worker.get("jobs").toString().contains(id))
			.map((worker) -> "Worker %s serves pool".formatted(worker.get("id").asString()))
			.flatMap((line) -> this.cluster.pods().filter((pod) -> pod.output().contains(line)))
			.findFirst();
	}

	void awaitCheckpoint(String id) {
		this.trainer.awaitEvent(id, "checkpoint");
	}

	/** Waits until an attempt has begun. */
	void awaitAttempt(String id, int attempt) {
		this.trainer.awaitEvent(id,
				(event) -> event.text("type").equals("started") && event.json().get("attempt").asInt() == attempt);
	}

	/**
	 * Waits for the end, which must be that of the quiet run. Returns the states of its
	 * attempts.
	 */
	List<String> finish(String id) {
		Trace trace = Trace.of(this.trainer, id);
		List<String> attempts = this.trainer.runs(id).stream().map((run) -> run.get("status").stringValue()).toList();
		tell("job %s is over: %s", id, attempts);
		assertThat(trace.differences(this.quiet.get(this.submitted.get(id).name()))).as("job " + id).isEmpty();
		return attempts;
	}

	/**
	 * Each job that was submitted has succeeded, once, and there is no other. Returns the
	 * states of all their attempts.
	 */
	List<String> account() {
		List<JsonNode> jobs = Trainer.items(this.trainer.get("/jobs?limit=200")).toList();
		assertThat(jobs).extracting((job) -> job.get("id").stringValue())
			.containsExactlyInAnyOrderElementsOf(this.submitted.keySet());
		List<String> attempts = new ArrayList<>();
		for (String id : this.submitted.keySet()) {
			List<String> own = finish(id);
			assertThat(own).filteredOn("SUCCEEDED"::equals).hasSize(1);
			attempts.addAll(own);
		}
		this.transcript.figure("jobs submitted, succeeded once, with the quiet run's bits and curves",
				Integer.toString(jobs.size()));
		Map<String, Long> states = attempts.stream()
			.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
		this.transcript.figure("their attempts", states.toString());
		return attempts;
	}

	/** Of all jobs. */
	List<Trainer.Event> events() {
		return this.submitted.keySet().stream().flatMap((id) -> this.trainer.events(id).stream()).toList();
	}

	Cluster cluster() {
		return this.cluster;
	}

	Trainer trainer() {
		return this.trainer;
	}

	Transcript transcript() {
		return this.transcript;
	}

	Workload pool(String pool) {
		return this.cluster.workload(SERVICE + "-worker-" + pool);
	}

	void tell(String text, Object... arguments) {
		this.transcript.tell(text, arguments);
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.transcript.close();
		this.cluster.close();
		this.postgres.close();
	}

}
