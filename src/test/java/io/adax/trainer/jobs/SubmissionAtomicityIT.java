package io.adax.trainer.jobs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A job and its place in the queue are there together, or not at all. */
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = { "trainer.engine.warm=false", "trainer.roles=api",
		"db-scheduler.polling-interval=1h", "db-scheduler.immediate-execution-enabled=false" })
class SubmissionAtomicityIT {

	@TempDir
	static Path home;

	private final JobSubmission submission;

	private final JdbcTemplate database;

	private final FailingScheduler scheduler;

	@Autowired
	SubmissionAtomicityIT(JobSubmission submission, JdbcTemplate database, FailingScheduler scheduler) {
		this.submission = submission;
		this.database = database;
		this.scheduler = scheduler;
	}

	@DynamicPropertySource
	static void home(DynamicPropertyRegistry properties) {
		properties.add("trainer.home", home::toString);
	}

	@BeforeEach
	void empty() {
		this.scheduler.meanwhile = () -> {
		};
		this.database.execute("delete from scheduled_tasks");
		this.database.execute("delete from job");
	}

	@Test
	void queuesAJobWithItsPlace() {
		this.scheduler.fails = Failure.NONE;
		this.submission.submit(Requests.small(), null);
		assertThat(rows("job")).isEqualTo(1);
		assertThat(rows("scheduled_tasks")).isEqualTo(1);
	}

	/** Whoever submitted it did not see the first answer. */
	@Test
	void answersAgainWhatWasNotAnswered() {
		this.scheduler.fails = Failure.NONE;
		JobSubmission.Submitted lost = this.submission.submit(Requests.small(), "key");
		JobSubmission.Submitted again = this.submission.submit(Requests.small(), "key");
		assertThat(again.answer()).isEqualTo(lost.answer());
		assertThat(again.isNew()).isFalse();
		assertThat(rows("job")).isEqualTo(1);
	}

	@Test
	void makesTheJobAnewWhoseTransactionFailed() {
		this.scheduler.fails = Failure.AFTER_IT_SCHEDULED;
		assertThatIllegalStateException().isThrownBy(() -> this.submission.submit(Requests.small(), "key"));
		this.scheduler.fails = Failure.NONE;
		assertThat(this.submission.submit(Requests.small(), "key").isNew()).isTrue();
	}

	@Test
	void leavesNoJobWithoutAPlace() {
		this.scheduler.fails = Failure.BEFORE_IT_SCHEDULED;
		assertThatIllegalStateException().isThrownBy(() -> this.submission.submit(Requests.small(), null));
		assertThat(rows("job")).isZero();
	}

	@Test
	void leavesNoPlaceWithoutAJob() {
		this.scheduler.fails = Failure.AFTER_IT_SCHEDULED;
		assertThatIllegalStateException().isThrownBy(() -> this.submission.submit(Requests.small(), null));
		assertThat(rows("scheduled_tasks")).isZero();
	}

	/**
	 * Who deletes a dataset locks its row first, so it waits for the job, and sees it.
	 */
	@Test
	void keepsTheDatasetUntilTheJobIsThere() {
		this.scheduler.fails = Failure.NONE;
		List<String> free = new ArrayList<>();
		this.scheduler.meanwhile = () -> free
			.addAll(CompletableFuture
				.supplyAsync(() -> this.database
					.queryForList("select id from dataset where id = 'iris' for update skip locked", String.class))
				.join());
		this.submission.submit(Requests.small(), null);
		assertThat(free).isEmpty();
		assertThat(rows("job")).isEqualTo(1);
	}

	private Integer rows(String table) {
		return this.database.queryForObject("select count(*) from " + table, Integer.class);
	}

	private enum Failure {

		NONE, BEFORE_IT_SCHEDULED, AFTER_IT_SCHEDULED

	}

	/** The scheduler, with a switch to break it. */
	static final class FailingScheduler {

		private Failure fails = Failure.NONE;

		private Runnable meanwhile = () -> {
		};

		private Object call(Scheduler scheduler, Method method, Object[] arguments) throws Throwable {
			this.meanwhile.run();
			if (this.fails == Failure.BEFORE_IT_SCHEDULED) {
				throw new IllegalStateException("The queue is broken");
			}
			try {
				Object result = method.invoke(scheduler, arguments);
				if (this.fails == Failure.AFTER_IT_SCHEDULED) {
					throw new IllegalStateException("The queue broke");
				}
				return result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Breakable {

		@Bean
		FailingScheduler failingScheduler() {
			return new FailingScheduler();
		}

		@Bean
		@Primary
		SchedulerClient breakableClient(Scheduler scheduler, FailingScheduler failing) {
			return (SchedulerClient) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { SchedulerClient.class },
					(proxy, method, arguments) -> failing.call(scheduler, method, arguments));
		}

	}

}
