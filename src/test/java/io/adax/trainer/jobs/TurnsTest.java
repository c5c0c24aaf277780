package io.adax.trainer.jobs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import io.adax.trainer.workers.StoreClock;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/** Who gets the next slot, with the very tables and the very order of db-scheduler. */
class TurnsTest {

	private static final Line A = new Line("a", "default");

	private final Quotas quotas = mock();

	private final PassingClock clock = new PassingClock();

	private Connection connection;

	private JdbcTemplate database;

	private Turns turns;

	private int jobs;

	@BeforeTry
	void open() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:h2:mem:");
		this.database = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
		this.database.execute("create table job (id varchar(36), name varchar(200) default 'job', project varchar(63),"
				+ " pool varchar(63), priority int default 0, status varchar(16), not_before timestamp with time zone,"
				+ " status_since timestamp with time zone default current_timestamp)");
		this.database.execute("create table scheduled_tasks (task_name varchar(100), task_instance varchar(100),"
				+ " execution_time timestamp(6) with time zone, picked boolean, version bigint, priority int default 0,"
				+ " project varchar(63), pool varchar(63), queue_rank int)");
		this.turns = new Turns(this.database, this.quotas, (event) -> {
		}, new StoreClock(this.clock));
		runAtMost(Integer.MAX_VALUE);
	}

	@AfterTry
	void close() throws SQLException {
		this.connection.close();
	}

	/** The projects that wait, and the jobs that run, at each step of a random story. */
	@Property(tries = 60)
	void givesTheSlotToTheProjectOfWhichTheFewestJobsRun(
			@ForAll @Size(min = 10, max = 60) List<@IntRange(min = 0, max = 7) Integer> story,
			@ForAll @IntRange(min = 1, max = 4) int slots) {
		play(story, slots,
				(project, waiting,
						running) -> waiting.forEach((other) -> assertThat(running.get(project))
							.as("%s begins while %s waits: %s", project, other, running)
							.isLessThanOrEqualTo(running.get(other))));
	}

	/** Between two starts of a project, each other one that waits has one. */
	@Property(tries = 60)
	void letsNoProjectStarve(@ForAll @Size(min = 10, max = 60) List<@IntRange(min = 0, max = 7) Integer> story) {
		Map<String, Set<String>> passedOver = new HashMap<>();
		play(story, 1, (project, waiting, running) -> {
			Set<String> others = new HashSet<>(waiting);
			others.remove(project);
			assertThat(passedOver.getOrDefault(project, Set.of())).as("waiting since the last start of " + project)
				.noneMatch(others::contains);
			passedOver.put(project, others);
			passedOver.values().forEach((set) -> set.remove(project));
		});
	}

	/** The order that the queue shows is the one in which the jobs are taken. */
	@Property(tries = 30)
	void isForetold(@ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 7) Integer> story,
			@ForAll @IntRange(min = 1, max = 4) int slots) {
		play(story, slots, (project, waiting, running) -> {
		});
		List<String> foretold = new Standings(this.database, new Projects()).page(null, null, 1000)
			.stream()
			.map(Standing::jobId)
			.toList();
		List<String> taken = new ArrayList<>();
		for (String job = pick(); job != null; job = pick()) {
			taken.add(job);
		}
		assertThat(foretold).isEqualTo(taken);
	}

	@Example
	void isOneInEachPool() {
		String wide = submit("a", "gpu", 9);
		String usual = submit("a", "default", 1);
		assertThat(pick("default")).isEqualTo(usual);
		assertThat(pick("default")).isNull();
		assertThat(pick("gpu")).isEqualTo(wide);
	}

	@Example
	void ofOnePoolDoNotCountInAnother() {
		submit("a", "gpu", 1);
		submit("a", "gpu", 1);
		pick("gpu");
		pick("gpu");
		String first = submit("a", "default", 1);
		submit("b", "default", 1);
		assertThat(pick("default")).isEqualTo(first);
	}

	/** What a project may run is one number for all pools. */
	@Example
	void comeBackToAPoolWhenAJobOfAnotherEnds() {
		runAtMost(1);
		String first = submit("a", "gpu", 1);
		String second = submit("a", "default", 1);
		assertThat(pick("gpu")).isEqualTo(first);
		assertThat(pick("default")).isNull();
		end(first);
		assertThat(pick("default")).isEqualTo(second);
	}

	@Example
	void isOrderedByRankWhereThereIsOneProject() {
		String low = submit("a", 1);
		String high = submit("a", 9);
		String middle = submit("a", 5);
		assertThat(List.of(pick(), pick(), pick())).containsExactly(high, middle, low);
	}

	@Example
	void isNotAskedForHigherRanksByOtherProjects() {
		submit("greedy", 1_000_000);
		submit("greedy", 1_000_000);
		String modest = submit("modest", -5);
		pick();
		assertThat(pick()).isEqualTo(modest);
	}

	@Example
	void staysWithTheProjectWhenItsFirstJobGoes() {
		String first = submit("a", 9);
		String second = submit("a", 1);
		this.database.update("delete from scheduled_tasks where task_instance = ?", first);
		this.turns.settle(A);
		assertThat(pick()).isEqualTo(second);
	}

	@Example
	void endsWhereTheQuotaOfRunningJobsDoes() {
		runAtMost(1);
		String first = submit("a", 2);
		String second = submit("a", 1);
		assertThat(pick()).isEqualTo(first);
		assertThat(pick()).isNull();
		end(first);
		assertThat(pick()).isEqualTo(second);
	}

	/** It counts as running, and must not be parked behind itself. */
	@Example
	void leavesTheJobOfADeadWorkerWhereItIs() {
		runAtMost(1);
		String dead = submit("a", 1);
		assertThat(pick()).isEqualTo(dead);
		this.database.update("update scheduled_tasks set picked = false where task_instance = ?", dead);
		submit("a", 9);
		assertThat(pick()).isEqualTo(dead);
	}

	@Example
	void isMissingWhereTwoTransactionsDidNotSeeEachOther() {
		String job = submit("a", 1);
		this.database
			.update("update scheduled_tasks set execution_time = timestamp with time zone '3000-01-01 00:00:00Z'");
		assertThat(this.turns.waiting()).containsExactly(A);
		assertThat(this.turns.isMissing(A)).isTrue();
		this.turns.settle(A);
		assertThat(this.turns.isMissing(A)).isFalse();
		assertThat(pick()).isEqualTo(job);
	}

	/** Two that look after a line at once. */
	@Example
	void isOneWhereAnotherGivesItMeanwhile() {
		String first = submit("a", 1);
		submit("a", 1);
		this.database.update("update scheduled_tasks set execution_time = ?", Turns.PARKED.atOffset(ZoneOffset.UTC));
		JdbcTemplate interrupted = new Interrupted(this.database.getDataSource(), () -> this.turns.settle(A));
		new Turns(interrupted, this.quotas, (event) -> {
		}, new StoreClock(this.clock)).settle(A);
		assertThat(this.database.queryForList("select task_instance from scheduled_tasks where execution_time < ?",
				String.class, Turns.PARKED.atOffset(ZoneOffset.UTC)))
			.containsExactly(first);
	}

	private void play(List<Integer> story, int slots, Start start) {
		List<String> running = new ArrayList<>();
		for (int step : story) {
			// two of three steps submit, so that there is a queue
			if (step < 6) {
				submit("project" + step % 3, step);
			}
			else if (!running.isEmpty()) {
				end(running.remove(step % running.size()));
			}
			while (running.size() < slots) {
				Set<String> waiting = waiting();
				Map<String, Integer> before = running();
				String job = pick();
				if (job == null) {
					assertThat(waiting).as("nobody waits beside a free slot").isEmpty();
					break;
				}
				running.add(job);
				start.check(project(job), waiting, before);
			}
		}
	}

	/** What must hold when a job of a project begins. */
	private interface Start {

		void check(String project, Set<String> waiting, Map<String, Integer> running);

	}

	private String submit(String project, int rank) {
		return submit(project, "default", rank);
	}

	private String submit(String project, String pool, int rank) {
		String id = "job%04d".formatted(++this.jobs);
		this.clock.pass();
		this.database.update("insert into job (id, project, pool, status) values (?, ?, ?, 'QUEUED')", id, project,
				pool);
		this.database.update(
				"insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
						+ " project, pool, queue_rank) values ('train', ?, ?, false, 1, ?, ?, ?)",
				id, Turns.PARKED.atOffset(ZoneOffset.UTC), project, pool, rank);
		this.turns.settle(new Line(project, pool));
		return id;
	}

	private String pick() {
		return pick("default");
	}

	/** As db-scheduler does it. */
	private String pick(String pool) {
		this.clock.pass();
		List<String> due = this.database.queryForList(
				"select task_instance from scheduled_tasks where picked = false and execution_time <= ? and pool = ?"
						+ " order by priority desc, execution_time limit 1",
				String.class, this.clock.instant().atOffset(ZoneOffset.UTC), pool);
		if (due.isEmpty()) {
			return null;
		}
		this.database.update("update scheduled_tasks set picked = true where task_instance = ?", due.get(0));
		this.database.update("update job set status = 'RUNNING' where id = ?", due.get(0));
		this.turns.settle(new Line(project(due.get(0)), pool));
		return due.get(0);
	}

	private void end(String job) {
		this.clock.pass();
		this.database.update("delete from scheduled_tasks where task_instance = ?", job);
		this.database.update("update job set status = 'SUCCEEDED' where id = ?", job);
		this.turns.settle(new Line(project(job), pool(job)));
	}

	private String project(String job) {
		return this.database.queryForObject("select project from job where id = ?", String.class, job);
	}

	private String pool(String job) {
		return this.database.queryForObject("select pool from job where id = ?", String.class, job);
	}

	private Set<String> waiting() {
		return new HashSet<>(
				this.database.queryForList("select project from job where status = 'QUEUED'", String.class));
	}

	private Map<String, Integer> running() {
		Map<String, Integer> running = new HashMap<>();
		for (int i = 0; i < 3; i++) {
			running.put("project" + i, this.database.queryForObject(
					"select count(*) from job where status = 'RUNNING' and project = ?", Integer.class, "project" + i));
		}
		return running;
	}

	private void runAtMost(long most) {
		willAnswer((call) -> call.<LongSupplier>getArgument(1).getAsLong() < most).given(this.quotas)
			.mayRun(any(), any());
		given(this.quotas.limitsRunning(any())).willReturn(most < Integer.MAX_VALUE);
	}

	/** After its first query somebody else does something. */
	private static final class Interrupted extends JdbcTemplate {

		private Runnable other;

		Interrupted(DataSource source, Runnable other) {
			super(source);
			this.other = other;
		}

		@Override
		public <T> List<T> query(String query, RowMapper<T> mapper, Object... arguments) {
			List<T> found = super.query(query, mapper, arguments);
			Runnable now = this.other;
			this.other = () -> {
			};
			now.run();
			return found;
		}

	}

	/** A clock that never shows the same time twice. */
	private static final class PassingClock extends Clock {

		private Instant now = Instant.parse("2026-11-23T10:00:00Z");

		void pass() {
			this.now = this.now.plus(Duration.ofMillis(1));
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
