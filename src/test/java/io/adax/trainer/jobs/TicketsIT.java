package io.adax.trainer.jobs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A worker begins only what it still has in hand. */
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = { "trainer.engine.warm=false", "trainer.roles=api",
		"db-scheduler.polling-interval=1h", "db-scheduler.immediate-execution-enabled=false" })
class TicketsIT {

	@TempDir
	static Path home;

	private final Attempts attempts;

	private final JobRepository jobs;

	private final JdbcTemplate database;

	@Autowired
	TicketsIT(Attempts attempts, JobRepository jobs, JdbcTemplate database) {
		this.attempts = attempts;
		this.jobs = jobs;
		this.database = database;
	}

	@DynamicPropertySource
	static void home(DynamicPropertyRegistry properties) {
		properties.add("trainer.home", home::toString);
	}

	@BeforeEach
	void pick() {
		this.database.execute("delete from scheduled_tasks");
		for (String table : List.of("job", "run", "job_event")) {
			this.database.execute("delete from " + table);
		}
		this.jobs.save(new Job("job", Requests.small(), "adax", new Idempotency(null, "hash"), Instant.now()));
		this.database.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
				+ " values ('train', 'job', current_timestamp, true, 7)");
	}

	@Test
	void beginsAJobThatItHasInHand() {
		assertThat(this.attempts.begin(new Ticket("job", 7))).isPresent();
	}

	/** It stood still between the pick and the start, and another has the job. */
	@Test
	void doesNotTakeBackAJobThatChangedHands() {
		this.attempts.begin(new Ticket("job", 7));
		assertThat(this.attempts.begin(new Ticket("job", 5))).isEmpty();
		assertThat(this.jobs.findById("job").orElseThrow().attempts()).isEqualTo(1);
	}

	@Test
	void doesNotBeginAJobThatWaitsForAnother() {
		this.database.execute("update scheduled_tasks set picked = false");
		assertThat(this.attempts.begin(new Ticket("job", 7))).isEmpty();
	}

}
