package io.adax.trainer.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.adax.trainer.Trainer;
import io.adax.trainer.drill.Drill.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The rendered chart as processes: whatever happens to its pods, each job ends once, with
 * the bits and curves of a quiet run. {@code target/drill.txt} tells what was done and
 * how long it took, {@code target/drill} has what each pod printed.
 */
@Tag("drill")
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class DrillIT {

	private static final String NEXT = "next";

	private static final List<String> POOLS = List.of(Drill.DEFAULT, Drill.BURST);

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private static final Path TARGET = Path.of("target").toAbsolutePath();

	private Image image;

	private Drill drill;

	@BeforeAll
	void install(@TempDir Path directory) throws Exception {
		this.image = Image.build(TARGET.resolve("drill-image"));
		this.drill = new Drill(directory, TARGET);
		Instant began = Instant.now();
		this.drill.apply("first", this.image);
		this.drill.cluster().settle();
		this.drill.transcript().figure("from helm install until all pods were ready", began);
	}

	@AfterAll
	void end() throws Exception {
		if (this.drill != null) {
			this.drill.close();
		}
	}

	@Test
	@Order(1)
	void trainsQuietly() {
		this.drill.trainQuietly(Kind.values());
	}

	@Test
	@Order(2)
	void scalesFromZeroAndBack() {
		Workload burst = this.drill.pool(Drill.BURST);
		await().atMost(PATIENCE).until(() -> burst.all().isEmpty());
		Instant began = Instant.now();
		String id = this.drill.submit(Kind.SHORT, Drill.BURST);
		await().atMost(PATIENCE).until(() -> burst.replicas() == 1);
		this.drill.transcript().figure("from a job for an empty pool to the scaler's decision", began);
		this.drill.awaitAttempt(id, 1);
		this.drill.transcript().figure("from a job for an empty pool to its start", began);
		assertThat(this.drill.finish(id)).containsExactly("SUCCEEDED");
		Instant idle = Instant.now();
		await().atMost(PATIENCE).until(() -> burst.all().isEmpty());
		this.drill.transcript().figure("from the end of a pool's last job to no worker", idle);
	}

	@Test
	@Order(3)
	void goesOnElsewhereWhenAWorkerIsKilled() throws InterruptedException {
		String id = this.drill.submit(Kind.LONG, Drill.DEFAULT);
		this.drill.awaitCheckpoint(id);
		Pod victim = this.drill.workerOf(id);
		Instant killed = Instant.now();
		this.drill.tell("kill -9 of %s", victim);
		victim.kill();
		this.drill.awaitAttempt(id, 2);
		this.drill.transcript().figure("from kill -9 of a worker to the job's next attempt", killed);
		assertThat(this.drill.finish(id)).containsExactly("LOST", "SUCCEEDED");
		await().atMost(PATIENCE).until(victim::isReady);
		assertThat(victim.restarts()).isEqualTo(1);
	}

	@Test
	@Order(4)
	void goesOnElsewhereWhenAWorkerDrains() {
		String id = this.drill.submit(Kind.LONG, Drill.DEFAULT);
		this.drill.awaitCheckpoint(id);
		Pod leaving = this.drill.workerOf(id);
		Instant deleted = Instant.now();
		this.drill.tell("%s is deleted", leaving);
		leaving.delete();
		this.drill.awaitAttempt(id, 2);
		this.drill.transcript().figure("from the deletion of a worker to the job's next attempt", deleted);
		await().atMost(PATIENCE).until(leaving::isGone);
		this.drill.transcript().figure("from the deletion of a worker until it was gone, at most", deleted);
		assertThat(leaving.hasOverstayed()).isFalse();
		assertThat(this.drill.finish(id)).containsExactly("INTERRUPTED", "SUCCEEDED");
		this.drill.cluster().settle();
	}

	@Test
	@Order(5)
	void losesNothingToAWorkerWithoutADatabase() {
		String id = this.drill.submit(Kind.LONG, Drill.DEFAULT);
		this.drill.awaitCheckpoint(id);
		Pod alone = this.drill.workerOf(id);
		int restarts = alone.restarts();
		Instant cut = Instant.now();
		this.drill.tell("%s is cut off from the database", alone);
		alone.cut(Drill.DATABASE, true);
		this.drill.awaitAttempt(id, 2);
		this.drill.transcript().figure("from a worker's cut from the database to the job's next attempt", cut);
		alone.cut(Drill.DATABASE, false);
		this.drill.tell("%s is back", alone);
		assertThat(this.drill.finish(id)).containsExactly("LOST", "SUCCEEDED");
		assertThat(alone.restarts()).as("liveness has no part in it").isEqualTo(restarts);
		await().atMost(PATIENCE).until(() -> Trainer.items(this.drill.trainer().get("/workers")).count() == 2);
	}

	@Test
	@Order(6)
	void answersWhenOneThatAnswersIsKilled() throws InterruptedException {
		Workload api = this.drill.cluster().workload(Drill.SERVICE);
		try (Visitor visitor = new Visitor(this.drill.trainer())) {
			Pod victim = api.pods().get(0);
			this.drill.tell("kill -9 of %s", victim);
			Instant killed = Instant.now();
			victim.kill();
			for (int i = 0; i < 3; i++) {
				this.drill.submitRepeatedly(Kind.SHORT, Drill.DEFAULT, "key-" + i);
			}
			await().atMost(PATIENCE).until(() -> victim.restarts() == 1);
			await().atMost(PATIENCE).until(victim::isReady);
			this.drill.transcript().figure("from kill -9 of one that answers until it does again", killed);
			this.drill.transcript().figure("unanswered when one that answers is killed", visitor.tally());
			assertThat(visitor.failures()).as("what was under way").isLessThan(5);
		}
	}

	@Test
	@Order(7)
	void rollsOutAnotherVersionUnderLoad() throws Exception {
		Image next = this.image.as(NEXT, TARGET.resolve("drill-image-next"));
		this.drill.awaitCheckpoint(this.drill.submit(Kind.LONG, Drill.DEFAULT));
		try (Visitor visitor = new Visitor(this.drill.trainer())) {
			Instant began = Instant.now();
			this.drill.apply(NEXT, next);
			await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
				POOLS.forEach((pool) -> this.drill.keepBusy(Kind.LONG, pool));
				return isAllOfTheNextVersion();
			});
			this.drill.transcript().figure("from helm upgrade until all pods are of the next version", began);
			this.drill.transcript().figure("unanswered while the next version rolls out", visitor.tally());
			assertThat(visitor.failures()).isZero();
		}
		assertThat(Trainer.items(this.drill.trainer().get("/workers")))
			.allMatch((worker) -> worker.get("version").stringValue().equals(NEXT));
	}

	private boolean isAllOfTheNextVersion() {
		return this.drill.cluster()
			.pods()
			.allMatch((pod) -> pod.isReady() && pod.container().get("image").asString().endsWith(":" + NEXT));
	}

	@Test
	@Order(8)
	void hasLostNothingAndTrainedNothingTwice() {
		// what was killed and what was cut off; nothing of what was asked to go
		assertThat(this.drill.account()).doesNotContain("FAILED").filteredOn("LOST"::equals).hasSize(2);
		assertThat(this.drill.events()).as("a job that went on in the next version says so")
			.anyMatch((event) -> event.text("message").contains("AdaX Trainer is " + NEXT));
	}

}
