package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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
 * Two services on one PostgreSQL and one home, of which one dies or seems to. With
 * {@code -Dtakeovers=5} it takes over so often and prints how long each took. With
 * {@code -Dtakeover.storage=s3} each has a home of its own, and they share a bucket.
 */
@EnabledIfSystemProperty(named = "trainer.jar", matches = ".+")
@EnabledOnOs({ OS.LINUX, OS.MAC })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(900)
class TakeoverIT {

	private static final JobJson JOB = JobJson.someSeconds();

	private static final boolean S3 = "s3".equals(System.getProperty("takeover.storage"));

	/** Times of takeovers are those of the defaults. */
	private static final boolean TIMED = System.getProperty("takeovers") != null;

	private static final String NEWER = "99.0.0";

	private static final int LAST = Integer.MAX_VALUE;

	private EmbeddedPostgres postgres;

	private Path home;

	private List<ServiceProcess> services;

	private Trace undisturbed;

	@BeforeAll
	void start(@TempDir Path home) throws IOException {
		this.home = home;
		this.postgres = EmbeddedPostgres.start();
		this.services = new ArrayList<>(List.of(startService(), startService()));
		this.undisturbed = Trace.of(client(), client().submit(JOB));
	}

	private ServiceProcess startService() throws IOException {
		return ServiceProcess.start(serviceHome(), options());
	}

	private Path serviceHome() throws IOException {
		return S3 ? Files.createTempDirectory(this.home, "service") : this.home;
	}

	private String[] options() {
		List<String> options = new ArrayList<>(
				List.of("--spring.datasource.url=" + this.postgres.getJdbcUrl("postgres", "postgres"),
						"--spring.datasource.username=postgres", "--spring.datasource.password=postgres"));
		if (!TIMED) {
			options.add("--db-scheduler.heartbeat-interval=2s");
		}
		if (S3) {
			options.addAll(List.of("--trainer.storage.type=s3", "--trainer.storage.s3.bucket=" + S3Server.BUCKET,
					"--trainer.storage.s3.prefix=takeover/",
					"--trainer.storage.s3.endpoint=" + S3Server.start().endpoint()));
		}
		return options.toArray(String[]::new);
	}

	@AfterAll
	void end() throws IOException, InterruptedException {
		for (ServiceProcess service : this.services) {
			service.close();
		}
		this.postgres.close();
	}

	private Trainer client() {
		return this.services.get(0).client();
	}

	@Test
	void runsNoJobTwice() {
		List<String> ids = IntStream.range(0, 12)
			.mapToObj((i) -> this.services.get(i % 2).client().submit(JobJson.small()))
			.toList();
		ids.forEach((id) -> client().awaitStatus(id, "SUCCEEDED"));
		assertThat(ids).allSatisfy((id) -> assertThat(client().runs(id)).hasSize(1));
	}

	/** Leaves one service. */
	@Test
	@Order(LAST - 1)
	void goesOnAtTheOtherWithin30Seconds() throws Exception {
		List<Double> seconds = new ArrayList<>();
		for (int i = 0; i < Integer.getInteger("takeovers", 1); i++) {
			if (this.services.size() < 2) {
				this.services.add(startService());
			}
			String id = client().submit(JOB);
			ServiceProcess worker = workerOf(id);
			client().awaitEvent(id, "checkpoint");
			worker.kill();
			Instant killed = Instant.now();
			this.services.remove(worker);
			awaitStart(id, 2);
			seconds.add(Duration.between(killed, Instant.now()).toMillis() / 1000.0);
			assertThat(Trace.of(client(), id).differences(this.undisturbed)).isEmpty();
		}
		System.out.println("Seconds until a job went on at the other service: " + seconds);
		assertThat(seconds).allSatisfy((time) -> assertThat(time).isLessThan(30));
	}

	/** As a rolling upgrade does: the newer one comes, both train, the older one goes. */
	@Test
	@Order(LAST)
	void goesOnInANewerVersionWithTheSameBits() throws Exception {
		ServiceProcess old = this.services.get(0);
		String version = old.client().get("/system").expect(200).text("/version");
		ServiceProcess newer = ServiceProcess.startAs(NEWER, serviceHome(), options());
		this.services.add(newer);
		assertThat(Trainer.items(old.client().get("/workers")).map((worker) -> worker.get("version").stringValue()))
			.contains(version, NEWER);
		List<String> ids = this.services.stream().map((service) -> service.client().submit(JOB)).toList();
		String moved = await().atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(30))
			.until(() -> ids.stream().filter((id) -> old.client().findEngineOf(id).isPresent()).findFirst(),
					Optional::isPresent)
			.orElseThrow();
		newer.client().awaitEvent(moved, "checkpoint");
		old.terminate();
		this.services.remove(old);
		for (String id : ids) {
			assertThat(Trace.of(newer.client(), id).differences(this.undisturbed)).isEmpty();
		}
		assertTold(newer.client(), moved,
				"AdaX Trainer is \\Q%s\\E\\+\\w+, was \\Q%s\\E\\+\\w+\\.".formatted(NEWER, version));
	}

	private static void assertTold(Trainer trainer, String id, String change) {
		List<JsonNode> runs = trainer.runs(id);
		assertThat(runs).extracting((run) -> run.get("status").stringValue())
			.containsExactly("INTERRUPTED", "SUCCEEDED");
		assertThat(runs).extracting((run) -> run.get("exactness").stringValue()).containsExactly("exact", "notExact");
		assertThat(runs.get(1).at("/notExactBecause/0").stringValue()).matches(".*" + change);
		assertThat(trainer.events(id)).anyMatch(
				(event) -> event.text("type").equals("warning") && event.text("message").matches(".*" + change + ".*"));
	}

	/** Its engine works on meanwhile, and writes checkpoints. */
	@Test
	void losesNothingToAServiceThatComesBack() throws Exception {
		String id = client().submit(JOB);
		ServiceProcess zombie = workerOf(id);
		ProcessHandle engine = zombie.client().engineOf(id);
		client().awaitEvent(id, "checkpoint");
		ServiceProcess.signal("STOP", zombie.handle());
		comeBack(id, zombie, engine, List.of(zombie.handle()));
	}

	@Test
	void losesNothingToAServiceThatComesBackWithItsEngine() throws Exception {
		String id = client().submit(JOB);
		ServiceProcess zombie = workerOf(id);
		ProcessHandle engine = zombie.client().engineOf(id);
		client().awaitEvent(id, "checkpoint");
		ServiceProcess.signal("STOP", zombie.handle());
		ServiceProcess.signal("STOP", engine);
		comeBack(id, zombie, engine, List.of(engine, zombie.handle()));
	}

	private void comeBack(String id, ServiceProcess zombie, ProcessHandle engine, List<ProcessHandle> stopped)
			throws Exception {
		this.services.remove(zombie);
		this.services.add(zombie);
		awaitStart(id, 2);
		for (ProcessHandle process : stopped) {
			ServiceProcess.signal("CONT", process);
		}
		assertThat(engine.onExit()).as("the engine of the zombie").succeedsWithin(20, TimeUnit.SECONDS);
		assertThat(Trace.of(client(), id).differences(this.undisturbed)).isEmpty();
		assertThat(client().runs(id)).extracting((run) -> run.get("status").stringValue())
			.containsExactly("LOST", "SUCCEEDED");
		assertThat(client().events(id)).filteredOn((event) -> event.id() > lost(id))
			.as("what is told after the loss")
			.noneMatch((event) -> event.json().get("attempt").asInt() == 1 && !event.text("cause").equals("crash"));
	}

	private long lost(String id) {
		return client().events(id)
			.stream()
			.filter((event) -> event.story().equals("attempt LOST"))
			.mapToLong(Trainer.Event::id)
			.findFirst()
			.orElseThrow();
	}

	private void awaitStart(String id, int attempt) {
		client().awaitEvent(id,
				(event) -> event.text("type").equals("started") && event.json().get("attempt").asInt() == attempt);
	}

	/** The service that trains a job. */
	private ServiceProcess workerOf(String id) {
		ServiceProcess worker = await().atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(30))
			.until(() -> this.services.stream()
				.filter((service) -> service.client().findEngineOf(id).isPresent())
				.findFirst(), Optional::isPresent)
			.orElseThrow();
		// whoever is left stands first
		this.services.remove(worker);
		this.services.add(worker);
		return worker;
	}

}
