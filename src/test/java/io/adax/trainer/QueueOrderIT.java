package io.adax.trainer;

import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is first where there is one slot. */
@Tag("database")
@ServiceTest
@TestPropertySource(properties = { "trainer.slots=1", "db-scheduler.polling-interval=100ms" })
class QueueOrderIT {

	private final Trainer trainer;

	private String running;

	QueueOrderIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeEach
	void takeTheSlot() {
		this.running = this.trainer.submit(JobJson.endless());
		this.trainer.awaitEvent(this.running, "started");
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void trainsTheHighestPriorityFirst() {
		String low = submit(-1);
		String usual = submit(0);
		String high = submit(10);
		assertThat(order(low, usual, high)).containsExactly(high, usual, low);
	}

	@Test
	void followsAPriorityThatIsChangedInTheQueue() {
		String first = submit(0);
		String second = submit(0);
		String third = submit(0);
		this.trainer.patch("/jobs/" + first, "{\"priority\": -5}").expect(200);
		this.trainer.patch("/jobs/" + third, "{\"priority\": 5}").expect(200);
		assertThat(order(first, second, third)).containsExactly(third, second, first);
	}

	@Test
	void queuesAResumedJobAnew() {
		String paused = submit(0);
		this.trainer.pause(paused);
		// ranks count in seconds
		this.trainer.awaitNextSecond();
		String other = submit(0);
		this.trainer.awaitNextSecond();
		this.trainer.resume(paused);
		assertThat(order(paused, other)).containsExactly(other, paused);
	}

	private String submit(int priority) {
		return this.trainer.submit(JobJson.small().with("/priority", priority));
	}

	private List<String> order(String... ids) {
		// a worker knows the order of its last look
		this.trainer.awaitNextSecond();
		this.trainer.awaitNextSecond();
		this.trainer.cancel(this.running);
		return List.of(ids)
			.stream()
			.map((id) -> this.trainer.awaitStatus(id, "SUCCEEDED"))
			.sorted(Comparator.comparing((job) -> java.time.Instant.parse(job.get("startedAt").stringValue())))
			.map((job) -> job.get("id").stringValue())
			.toList();
	}

}
