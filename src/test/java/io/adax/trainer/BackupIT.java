package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A backup as {@code docs/operations.md} says, of a service that trains meanwhile: a dump
 * of PostgreSQL, then a copy of the bucket, and none before. Both go into empty places,
 * and another service goes on there.
 */
@EnabledIfSystemProperty(named = "s3mock.jar", matches = ".+")
@EnabledOnOs({ OS.LINUX, OS.MAC })
@EnabledIf(value = "io.adax.trainer.InstalledPostgres#isThere",
		disabledReason = "there is no PostgreSQL with initdb and pg_dump on this machine: no backup is restored")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
class BackupIT {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String PREDICTION = "{\"rows\": [{\"x\": 0.3}]}";

	private final Map<String, List<JsonNode>> recorded = new LinkedHashMap<>();

	private final Map<String, Trace> undisturbed = new LinkedHashMap<>();

	private InstalledPostgres postgres;

	private ServiceProcess original;

	private ServiceProcess restored;

	private String dataset;

	/** Had succeeded. */
	private String done;

	/** Its checkpoints all stay. */
	private String going;

	/** The newest of them that the dump knows. */
	private long newest;

	/** Only its newest checkpoint stays. */
	private String fleeting;

	private Model model;

	/** A model as its users have it. */
	private record Model(JsonNode description, byte[] content, String prediction) {

		static Model of(Trainer trainer, String job) {
			JsonNode description = trainer.awaitModel(job);
			String path = "/models/" + description.get("id").stringValue();
			return new Model(description, trainer.get(path + "/content").expect(200).body(),
					trainer.post(path + "/predictions", PREDICTION).expect(200).json().get("predictions").toString());
		}

	}

	@BeforeAll
	void restoreABackup(@TempDir Path directory) throws Exception {
		this.postgres = InstalledPostgres.start(Files.createDirectory(directory.resolve("postgres")));
		this.postgres.create("original");
		this.postgres.create("restored");
		Bucket bucket = Bucket.create("original");
		this.original = startService(directory.resolve("original"), "original", bucket);
		train(this.original.client());
		Bucket backup = backUp(directory.resolve("trainer.dump"), bucket);
		this.model = Model.of(this.original.client(), this.done);
		jobs().forEach((id) -> this.undisturbed.put(id, Trace.of(this.original.client(), id)));
		this.original.kill();
		Bucket empty = Bucket.create("restored");
		backup.syncTo(empty);
		this.restored = startService(directory.resolve("restored"), "restored", empty);
	}

	/** Nothing is stopped for it. */
	private Bucket backUp(Path dump, Bucket bucket) throws Exception {
		this.postgres.dump("original", dump);
		this.postgres.restore(dump, "restored");
		this.newest = query("restored", "select iteration from stored_checkpoint where job_id = ?", this.going).stream()
			.mapToLong(Long::parseLong)
			.max()
			.orElseThrow();
		awaitDeletionOf(checkpoints(this.fleeting), bucket);
		Bucket backup = Bucket.create("backup");
		bucket.syncTo(backup);
		assertThat(Stream.of(this.going, this.fleeting).map(this.original.client()::status))
			.as("jobs when all was copied")
			.containsOnly("RUNNING");
		return backup;
	}

	private ServiceProcess startService(Path home, String database, Bucket bucket) throws IOException {
		List<String> options = Stream
			.of(this.postgres.options(database), bucket.options(),
					List.of("--trainer.slots=2", "--db-scheduler.heartbeat-interval=2s"))
			.flatMap((some) -> some.stream())
			.toList();
		return ServiceProcess.start(Files.createDirectory(home), options.toArray(String[]::new));
	}

	/** The two that run end long after all is copied. */
	private void train(Trainer trainer) {
		String table = IntStream.range(0, 160)
			.mapToObj((i) -> "%s,%s\n".formatted(i / 160.0, i * i / 25600.0))
			.reduce("x,y\n", String::concat);
		this.dataset = trainer.upload("square", table);
		String dataset = "{\"id\": \"%s\"}".formatted(this.dataset);
		this.done = trainer.submit(JobJson.small().with("/dataset", dataset));
		trainer.awaitStatus(this.done, "SUCCEEDED");
		this.fleeting = trainer.submit(JobJson.someSeconds().with("/training/seed", 7).with("/training/checkpoint", """
				{"everyIterations": 100, "keep": 1}"""));
		this.going = trainer.submit(JobJson.someSeconds().with("/dataset", dataset).with("/training/checkpoint", """
				{"everyIterations": 200, "keep": 100}"""));
		Stream.of(this.going, this.fleeting).forEach((id) -> trainer.awaitEvent(id, "checkpoint"));
		await().atMost(PATIENCE)
			.until(() -> !query("original", "select sha256 from stored_log where job_id = ?", this.done).isEmpty());
		jobs().forEach((id) -> this.recorded.put(id, events(this.original, id)));
	}

	private Stream<String> jobs() {
		return Stream.of(this.done, this.going, this.fleeting);
	}

	private static List<JsonNode> events(ServiceProcess service, String id) {
		return service.client().events(id).stream().map(Trainer.Event::json).toList();
	}

	/** What the dump names: it is restored before the bucket is copied. */
	private Set<String> checkpoints(String job) throws SQLException {
		return query("restored", "select object from blob join stored_checkpoint using (sha256) where job_id = ?", job);
	}

	private Set<String> query(String database, String sql, String job) throws SQLException {
		try (Connection connection = this.postgres.connect(database);
				PreparedStatement query = connection.prepareStatement(sql)) {
			query.setString(1, job);
			Set<String> found = new TreeSet<>();
			ResultSet rows = query.executeQuery();
			while (rows.next()) {
				found.add(rows.getString(1));
			}
			return found;
		}
	}

	private static void awaitDeletionOf(Set<String> objects, Bucket bucket) {
		assertThat(objects).isNotEmpty();
		await().atMost(PATIENCE).until(() -> Collections.disjoint(bucket.objects(), objects));
	}

	@AfterAll
	void end() throws IOException, InterruptedException {
		for (ServiceProcess service : Stream.of(this.original, this.restored).filter((some) -> some != null).toList()) {
			service.close();
		}
		if (this.postgres != null) {
			this.postgres.close();
		}
	}

	@Test
	void hasTheModelThatWasMade() {
		Model model = Model.of(this.restored.client(), this.done);
		assertThat(model.description()).isEqualTo(this.model.description());
		assertThat(model.content()).isEqualTo(this.model.content());
		assertThat(model.prediction()).isEqualTo(this.model.prediction());
		assertThat(differences(this.done)).isEmpty();
	}

	@Test
	void goesOnFromACheckpointToTheSameBits() {
		assertThat(differences(this.going)).isEmpty();
		assertThat(attempts(this.going)).containsExactly("LOST", "SUCCEEDED");
		assertThat(this.restored.client().runs(this.going).get(1).get("resumedFrom").asLong()).isEqualTo(this.newest);
	}

	/** They were deleted for newer ones between the dump and the copy. */
	@Test
	void beginsAnewWhereNoCheckpointWasCopied() {
		assertThat(differences(this.fleeting)).isEmpty();
		assertThat(attempts(this.fleeting)).containsExactly("LOST", "SUCCEEDED");
		assertThat(this.restored.client().events(this.fleeting))
			.anyMatch((event) -> event.text("type").equals("warning") && event.text("message").contains("begins anew"));
	}

	@Test
	void hasAllThatWasRecordedBefore() {
		this.recorded.forEach((id, before) -> assertThat(events(this.restored, id)).isNotEmpty()
			.startsWith(before.toArray(JsonNode[]::new)));
		assertThat(
				Trainer.items(this.restored.client().get("/jobs/" + this.done + "/logs", "Accept", "application/json")))
			.isNotEmpty();
		this.restored.client().get("/datasets/" + this.dataset + "/preview").expect(200);
	}

	private List<String> differences(String id) {
		return Trace.of(this.restored.client(), id).differences(this.undisturbed.get(id));
	}

	private List<String> attempts(String id) {
		return this.restored.client().runs(id).stream().map((run) -> run.get("status").stringValue()).toList();
	}

}
