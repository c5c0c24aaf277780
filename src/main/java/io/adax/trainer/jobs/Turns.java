package io.adax.trainer.jobs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.adax.trainer.access.Quotas;
import io.adax.trainer.workers.StoreClock;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Fair shares of the queue, in each pool. Of each project's jobs that wait for a pool,
 * only the first one by rank has the project's turn: its entry is due, and the others are
 * parked. A worker takes the entry of the project of which the fewest jobs run in its
 * pool, and among those the one whose turn has lasted longest. So a project with many
 * jobs gets no more than any other, as long as others wait; and where there is one
 * project, the ranks alone decide.
 *
 * Call with everything written to the database that the same transaction has changed.
 */
@Component
class Turns {

	/** When an entry is due whose turn it is not. */
	static final Instant PARKED = Instant.parse("3000-01-01T00:00:00Z");

	/** A job that runs as far as anybody knows has its turn, and shall not lose it. */
	private static final String WAITING = " where task_name = '" + TrainingTask.DESCRIPTOR.getTaskName()
			+ "' and picked = false and not exists (select 1 from job where id = task_instance and status = 'RUNNING')";

	private static final String IN_LINE = WAITING + " and project = ? and pool = ?";

	private static final String IN_TURN = IN_LINE + " and execution_time <= ?";

	/** The fewer jobs of a line run, the sooner it comes. */
	private static final String SHARE = "(select -count(*) from job where project = ? and pool = ? and status = 'RUNNING')";

	private final JdbcTemplate database;

	private final Quotas quotas;

	private final ApplicationEventPublisher publisher;

	private final StoreClock clock;

	Turns(JdbcTemplate database, Quotas quotas, ApplicationEventPublisher publisher, StoreClock clock) {
		this.database = database;
		this.quotas = quotas;
		this.publisher = publisher;
		this.clock = clock;
	}

	/**
	 * A project's turn was looked after in this transaction.
	 *
	 * @param given whether a job has got it
	 */
	record Settled(Line line, boolean given) {
	}

	/** An entry; a change of its version takes it from a worker that has just seen it. */
	private record Entry(String jobId, int rank, long version, OffsetDateTime since) {

		boolean isBefore(Entry other) {
			return this.rank > other.rank;
		}

	}

	/** Whether a job more of a project may begin. */
	boolean mayBegin(String project) {
		return this.quotas.mayRun(project, () -> running(project));
	}

	/**
	 * Gives the turn of a line to the first of its jobs, and takes it from any other.
	 * What a project may run side by side is one number for all of its lines.
	 */
	void settle(Line line) {
		settleOne(line);
		if (this.quotas.limitsRunning(line.project())) {
			lines(line.project()).stream().filter((other) -> !other.equals(line)).forEach(this::settleOne);
		}
	}

	private void settleOne(Line line) {
		OffsetDateTime now = now();
		boolean given = false;
		if (!mayBegin(line.project())) {
			this.database.update("update scheduled_tasks set execution_time = ?, version = version + 1" + IN_TURN,
					at(PARKED), line.project(), line.pool(), now);
		}
		else {
			// in this order: a turn that another gives meanwhile is seen
			Optional<Entry> first = first(line);
			Entry holder = inTurn(line, now).orElse(null);
			given = first.isPresent() && give(first.get(), holder, now);
			if (given || holder != null) {
				// not where it is so already: whoever submits would wait for each other
				this.database.update(
						"update scheduled_tasks set priority = " + SHARE + IN_TURN + " and priority is distinct from "
								+ SHARE,
						line.project(), line.pool(), line.project(), line.pool(), now, line.project(), line.pool());
			}
		}
		this.publisher.publishEvent(new Settled(line, given));
	}

	/** Takes the turn from a job, if it has one. */
	void park(String jobId) {
		this.database.update("update scheduled_tasks set execution_time = ?, version = version + 1" + WAITING
				+ " and task_instance = ? and execution_time <= ?", at(PARKED), jobId, now());
	}

	/** Whether a job waits whose line could have a turn, and has none. */
	boolean isMissing(Line line) {
		return count(
				"select case when exists (select 1 from scheduled_tasks" + IN_LINE + " and execution_time >= ?)"
						+ " and not exists (select 1 from scheduled_tasks" + IN_TURN + ") then 1 else 0 end",
				line.project(), line.pool(), at(PARKED), line.project(), line.pool(), now()) == 1
				&& mayBegin(line.project());
	}

	/** The lines whose jobs wait for their turn. */
	List<Line> waiting() {
		return lines("select distinct project, pool from scheduled_tasks" + WAITING + " and execution_time >= ?",
				at(PARKED));
	}

	private List<Line> lines(String project) {
		return lines("select distinct project, pool from scheduled_tasks" + WAITING + " and project = ?", project);
	}

	private List<Line> lines(String query, Object argument) {
		return this.database.query(query, (row, number) -> new Line(row.getString(1), row.getString(2)), argument);
	}

	/** A turn goes on when it passes to another job of the project. */
	private boolean give(Entry first, @Nullable Entry holder, OffsetDateTime now) {
		if (holder == null) {
			return move(first, now);
		}
		if (!first.isBefore(holder)) {
			return false;
		}
		// always in this order, so that no two transactions wait for each other
		boolean holderFirst = holder.jobId().compareTo(first.jobId()) < 0;
		if (holderFirst && !move(holder, at(PARKED))) {
			return false;
		}
		boolean given = move(first, holder.since());
		if (given && !holderFirst) {
			move(holder, at(PARKED));
		}
		return given;
	}

	private boolean move(Entry entry, OffsetDateTime to) {
		return this.database.update(
				"update scheduled_tasks set execution_time = ?, version = version + 1 where task_name = ? and task_instance = ? and version = ? and picked = false",
				to, TrainingTask.DESCRIPTOR.getTaskName(), entry.jobId(), entry.version()) == 1;
	}

	private Optional<Entry> first(Line line) {
		return entry(IN_LINE + " and execution_time >= ? order by queue_rank desc, task_instance", line.project(),
				line.pool(), at(PARKED));
	}

	/** The last of them: after a retry there may be more than one. */
	private Optional<Entry> inTurn(Line line, OffsetDateTime now) {
		return entry(IN_TURN + " order by queue_rank, task_instance desc", line.project(), line.pool(), now);
	}

	private Optional<Entry> entry(String condition, Object... arguments) {
		return this.database
			.query("select task_instance, queue_rank, version, execution_time from scheduled_tasks" + condition
					+ " limit 1",
					(row, number) -> new Entry(row.getString(1), row.getInt(2), row.getLong(3),
							row.getObject(4, OffsetDateTime.class)),
					arguments)
			.stream()
			.findFirst();
	}

	private long running(String project) {
		return count("select count(*) from job where project = ? and status = 'RUNNING'", project);
	}

	private long count(String query, Object... arguments) {
		Long count = this.database.queryForObject(query, Long.class, arguments);
		return (count != null) ? count : 0;
	}

	/** As precise as the database keeps it. */
	private OffsetDateTime now() {
		return at(this.clock.now().truncatedTo(ChronoUnit.MICROS));
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
