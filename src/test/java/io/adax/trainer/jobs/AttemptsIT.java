package io.adax.trainer.jobs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.adax.trainer.data.Task;
import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.models.Models;
import io.adax.trainer.models.NewModel;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.training.Evaluation;
import io.adax.trainer.training.TrainingResult;
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

/** What a worker writes down. */
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = { "trainer.engine.warm=false", "trainer.roles=api",
		"db-scheduler.polling-interval=1h", "db-scheduler.immediate-execution-enabled=false" })
class AttemptsIT {

	private static final Outcome OUTCOME = new Outcome(1, 8, null, Map.of(), null);

	private static final Blob ARCHIVE = new Blob("0".repeat(64), 7);

	@TempDir
	static Path home;

	private final Attempts attempts;

	private final JobRepository jobs;

	private final Models models;

	private final JdbcTemplate database;

	@Autowired
	AttemptsIT(Attempts attempts, JobRepository jobs, Models models, JdbcTemplate database) {
		this.attempts = attempts;
		this.jobs = jobs;
		this.models = models;
		this.database = database;
	}

	@DynamicPropertySource
	static void home(DynamicPropertyRegistry properties) {
		properties.add("trainer.home", home::toString);
	}

	@BeforeEach
	void pick() {
		this.database.execute("delete from scheduled_tasks");
		for (String table : List.of("job", "run", "job_event", "model")) {
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

	/**
	 * Validation and test part by a thousand labels, as many as a target may have by
	 * default.
	 */
	@Test
	void keepsTheConfusionMatrixOfManyLabels() {
		Attempt attempt = this.attempts.begin(new Ticket("job", 7)).orElseThrow();
		this.attempts.succeed(attempt, OUTCOME, model(attempt, manyLabels(1000)), ARCHIVE);
		assertThat(this.jobs.findById("job").orElseThrow().status()).isEqualTo(JobStatus.SUCCEEDED);
		assertThat(this.models.madeBy("job")).isPresent();
		assertThat(this.database.queryForObject("select length(test) from model", Integer.class))
			.isGreaterThan(4_000_000);
	}

	/** While its model was being stored, somebody cancelled the job. */
	@Test
	void cancelsAJobAsPromisedThoughItsTimeIsOver() {
		Attempt attempt = this.attempts.begin(new Ticket("job", 7)).orElseThrow();
		this.database.execute("update job set stop_requested = 'CANCEL'");
		this.attempts.outOfTime(attempt, OUTCOME, model(attempt, manyLabels(2)), ARCHIVE);
		assertThat(this.jobs.findById("job").orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
		assertThat(this.models.madeBy("job")).isEmpty();
	}

	private static NewModel model(Attempt attempt, Evaluation evaluation) {
		TrainingResult.ModelFile file = new TrainingResult.ModelFile("model.zip", 7, 1, 8, "parameters", "state");
		return new NewModel("default", "job", attempt.runId(), "many labels", Task.CLASSIFICATION, "c", file, null,
				evaluation, evaluation);
	}

	private static Evaluation manyLabels(int count) {
		List<Long> counts = Collections.nCopies(count, 1000L);
		return new Evaluation.Classification("test", 7, 0, 0, 0, 0, 0, null, new Evaluation.ConfusionMatrix(
				IntStream.range(0, count).mapToObj("label%d"::formatted).toList(), Collections.nCopies(count, counts)));
	}

	/** It was moved while this worker, of the pool that it left, had just seen it. */
	@Test
	void doesNotBeginAJobOfAnotherPool() {
		this.database.execute("update job set pool = 'gpu'");
		assertThat(this.attempts.begin(new Ticket("job", 7))).isEmpty();
	}

	@Test
	void putsTheJobOfADeadWorkerBackIntoTheQueue() {
		this.attempts.begin(new Ticket("job", 7));
		assertThat(giveUp(7)).isEqualTo("due");
		Job job = this.jobs.findById("job").orElseThrow();
		assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
		assertThat(job.statusReason()).contains("stopped answering");
	}

	/** Nobody waits for a free slot to see it. */
	@Test
	void pausesTheJobOfADeadWorkerThatWasToPause() {
		this.attempts.begin(new Ticket("job", 7));
		this.database.execute("update job set stop_requested = 'PAUSE'");
		assertThat(giveUp(7)).isEqualTo("removed");
		assertThat(this.jobs.findById("job").orElseThrow().status()).isEqualTo(JobStatus.PAUSED);
	}

	@Test
	void leavesTheJobOfADeadWorkerToWhoeverTookItUp() {
		this.attempts.begin(new Ticket("job", 7));
		assertThat(giveUp(6)).isEqualTo("untouched");
		assertThat(this.jobs.findById("job").orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
	}

	/** A worker that shuts down was handed it, and never began. */
	@Test
	void neverTakesAJobThatIsRunningOutOfTheQueue() {
		this.attempts.begin(new Ticket("job", 7));
		Recorded entry = new Recorded();
		this.attempts.settle("job", Instant.now(), entry);
		assertThat(entry.became).isEqualTo("due");
	}

	private String giveUp(long version) {
		Recorded entry = new Recorded();
		this.attempts.giveUp(new Ticket("job", version), entry);
		return entry.became;
	}

	/** What became of an entry. */
	private static final class Recorded implements Attempts.QueueEntry {

		private String became = "untouched";

		@Override
		public void dueAt(Instant time) {
			this.became = "due";
		}

		@Override
		public void remove() {
			this.became = "removed";
		}

	}

	@Test
	void doesNotBeginAJobThatWaitsForAnother() {
		this.database.execute("update scheduled_tasks set picked = false");
		assertThat(this.attempts.begin(new Ticket("job", 7))).isEmpty();
	}

}
