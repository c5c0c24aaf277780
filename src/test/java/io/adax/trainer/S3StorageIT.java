package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import io.adax.trainer.chart.MonitoringFiles;
import io.adax.trainer.chart.Scrape;
import io.adax.trainer.storage.TrainerHome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service with its blobs in S3 and its rows in PostgreSQL, whose machine may be another
 * one each time, and whose S3 may be away. {@code -Doutage.seconds=60} makes that a
 * minute.
 */
@ServiceTest
@DirtiesContext
@EnabledIfSystemProperty(named = "s3mock.jar", matches = ".+")
@TestPropertySource(properties = { "trainer.storage.type=s3", "trainer.storage.s3.bucket=" + S3Server.BUCKET,
		"trainer.storage.s3.prefix=service/" })
class S3StorageIT {

	private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("outage.seconds", 4));

	private static final JobJson JOB = JobJson.small().with("/training/epochs", 40).with("/training/checkpoint", """
			{"everyIterations": 40}""");

	private static EmbeddedPostgres postgres;

	private static TcpProxy proxy;

	private static Trace undisturbed;

	private final Trainer trainer;

	private final Path home;

	private final JdbcTemplate database;

	S3StorageIT(Trainer trainer, TrainerHome home, JdbcTemplate database) {
		this.trainer = trainer;
		this.home = home.home();
		this.database = database;
	}

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry properties) throws IOException {
		postgres = EmbeddedPostgres.start();
		proxy = new TcpProxy(S3Server.start().port());
		properties.add("trainer.storage.s3.endpoint", () -> "http://127.0.0.1:" + proxy.port());
		properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
		properties.add("spring.datasource.username", () -> "postgres");
		properties.add("spring.datasource.password", () -> "postgres");
	}

	@BeforeEach
	void train() {
		if (undisturbed == null) {
			undisturbed = Trace.of(this.trainer, this.trainer.submit(JOB));
		}
	}

	@AfterEach
	void end() {
		proxy.mend();
		this.trainer.cancelAll();
	}

	@AfterAll
	static void stop() throws IOException {
		proxy.close();
		postgres.close();
	}

	@Test
	void goesOnAtAMachineThatHasNoFiles() {
		String id = this.trainer.submit(JOB);
		this.trainer.awaitEvent(id, "checkpoint");
		this.trainer.pause(id);
		forgetFiles();
		JsonNode newest = checkpoints(id).get(0);
		assertThat(newest.get("iteration").asLong()).isEqualTo(this.trainer.job(id).get("iteration").asLong());
		this.trainer.get(newest.get("content").stringValue().replace("/api/v1", "")).expect(200);
		String clone = this.trainer
			.post("/jobs/" + id + "/clone", "{\"fromCheckpoint\": " + newest.get("iteration") + "}")
			.expect(201)
			.text("/id");
		this.trainer.resume(id);
		assertThat(Trace.of(this.trainer, id).differences(undisturbed)).isEmpty();
		assertThat(this.trainer.runs(id).get(1).get("resumedFrom").asLong())
			.isEqualTo(newest.get("iteration").asLong());
		assertThat(this.trainer.awaitModel(clone).get("parametersSha256").stringValue())
			.isEqualTo(this.trainer.awaitModel(id).get("parametersSha256").stringValue());
	}

	@Test
	void answersWithoutAnyFileOfItsOwn() {
		String dataset = this.trainer.upload("numbers",
				"x,y\n1,2\n2,4\n3,6\n4,8\n5,10\n6,12\n7,14\n8,16\n9,18\n10,20\n");
		JsonNode model = this.trainer
			.awaitModel(this.trainer.submit(JobJson.small().with("/dataset", "{\"id\": \"%s\"}".formatted(dataset))));
		String job = model.get("jobId").stringValue();
		await().until(() -> !this.database.queryForList("select 1 from stored_log where job_id = ?", job).isEmpty());
		forgetFiles();
		assertThat(Trainer.items(this.trainer.get("/jobs/" + job + "/logs", "Accept", "application/json")))
			.isNotEmpty();
		this.trainer.get("/datasets/" + dataset + "/preview").expect(200);
		String path = "/models/" + model.get("id").stringValue();
		assertThat(this.trainer.get(path + "/content").expect(200).body()).hasSize(model.get("sizeBytes").asInt());
		forgetFiles();
		this.trainer.post(path + "/predictions", "{\"rows\": [{\"x\": 3}]}").expect(200);
	}

	@Test
	void trainsOnWhileTheStoreIsAwayAndLosesNothing() {
		String id = this.trainer.submit(JobJson.endless().with("/training/checkpoint", """
				{"everyIterations": 100}"""));
		this.trainer.awaitEvent(id, "checkpoint");
		proxy.cut();
		long before = this.trainer.job(id).get("iteration").asLong();
		await().pollDelay(OUTAGE)
			.atMost(OUTAGE.plusSeconds(30))
			.until(() -> this.trainer.job(id).get("iteration").asLong() > before + 200);
		forgetFiles("blob-cache");
		this.trainer.get("/datasets/iris/preview").expect(503);
		long away = this.trainer.job(id).get("iteration").asLong();
		proxy.mend();
		this.trainer.awaitEvent(id,
				(event) -> event.text("type").equals("checkpoint") && event.json().get("iteration").asLong() > away);
		this.trainer.pause(id);
		JsonNode job = this.trainer.job(id);
		assertThat(job.get("attempts").asInt()).isEqualTo(1);
		assertThat(checkpoints(id).get(0).get("iteration").asLong()).isEqualTo(job.get("iteration").asLong());
		assertThat(this.trainer.iterations(id, "train.loss"))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, job.get("iteration").asLong()).boxed().toList());
	}

	@Test
	void tellsPrometheusOfS3() throws Exception {
		Scrape scrape = new Scrape(String.join("\n", Prometheus.of(this.trainer)));
		assertThat(MonitoringFiles.expressions().filter((expression) -> expression.text().contains("trainer_s3_")))
			.isNotEmpty()
			.flatMap(scrape::missing)
			.isEmpty();
	}

	/** The end of the training falls into the outage. */
	@Test
	void hasItsModelWhenTheStoreIsBack() {
		String id = this.trainer.submit(JOB);
		this.trainer.awaitEvent(id, "checkpoint");
		ProcessHandle engine = this.trainer.engineOf(id);
		proxy.cut();
		await().atMost(Duration.ofMinutes(2)).until(() -> !this.trainer.isAtWork(engine));
		assertThat(this.trainer.status(id)).isEqualTo("RUNNING");
		proxy.mend();
		assertThat(Trace.of(this.trainer, id).differences(undisturbed)).isEmpty();
		assertThat(this.trainer.job(id).get("attempts").asInt()).isEqualTo(1);
	}

	@Test
	void leavesNothingOfAJobThatIsDeleted() {
		String id = this.trainer.submit(JobJson.small().with("/training/seed", 7).with("/training/checkpoint", """
				{"everyIterations": 5}"""));
		JsonNode model = this.trainer.awaitModel(id);
		assertThat(blobs()).contains(model.get("sha256").stringValue());
		await().until(() -> checkpoints(id).size() == 1);
		await().until(() -> Files.notExists(this.home.resolve("runs").resolve(id)));
		List<String> checkpoints = this.database.queryForList("select sha256 from stored_checkpoint where job_id = ?",
				String.class, id);
		this.trainer.delete("/jobs/" + id).expect(204);
		await().until(() -> blobs().stream().noneMatch(checkpoints::contains));
		assertThat(blobs()).doesNotContain(model.get("sha256").stringValue());
	}

	private List<String> blobs() {
		return this.database.queryForList("select sha256 from blob", String.class);
	}

	private List<JsonNode> checkpoints(String id) {
		return Trainer.items(this.trainer.get("/jobs/" + id + "/checkpoints")).toList();
	}

	/** As on a machine that is new. */
	private void forgetFiles() {
		forgetFiles("runs");
		forgetFiles("logs/runs");
		forgetFiles("blob-cache");
	}

	private void forgetFiles(String directory) {
		FileSystemUtils.deleteRecursively(this.home.resolve(directory).toFile());
	}

}
