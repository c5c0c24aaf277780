package io.adax.trainer.workers;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The workers of all replicas, as they told of themselves in the database. */
@Component
public class Workers {

	/** For so long is remembered when a pool had a worker. */
	private static final Duration MEMORY = Duration.ofDays(7);

	private final JdbcTemplate database;

	/** How long a worker may be silent before it is taken for dead. */
	private final Duration patience;

	private final StoreClock clock;

	Workers(JdbcTemplate database, @Value("${db-scheduler.heartbeat-interval:4s}") Duration interval,
			@Value("${db-scheduler.missed-heartbeats-limit:4}") int missed, StoreClock clock) {
		this.database = database;
		this.patience = interval.multipliedBy(missed);
		this.clock = clock;
	}

	/** Those that live, the oldest first. */
	public List<Worker> living() {
		return this.database.query(
				"select id, host, pool, slots, version, since, last_seen, draining, clock_ahead from worker where gone = false and last_seen >= ? order by id",
				(row, number) -> new Worker(row.getString(1), row.getString(2), row.getString(3), row.getInt(4),
						row.getString(5), row.getObject(6, OffsetDateTime.class).toInstant(),
						row.getObject(7, OffsetDateTime.class).toInstant(), row.getBoolean(8), row.getLong(9)),
				at(this.clock.now().minus(this.patience)));
	}

	/** When each pool that is known had its last worker; now, if it has one. */
	public Map<String, Instant> lastSeen() {
		Map<String, Instant> pools = new TreeMap<>();
		this.database.query("select pool, max(last_seen) from worker group by pool", (row) -> {
			pools.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
		});
		return pools;
	}

	/** Writes down that a worker lives, or is gone. */
	void tell(Worker worker, boolean gone) {
		int known = this.database.update(
				"update worker set last_seen = ?, draining = ?, clock_ahead = ?, gone = ? where id = ?",
				at(worker.lastSeen()), worker.draining(), worker.clockAhead(), gone, worker.id());
		if (known == 0) {
			this.database.update(
					"insert into worker (id, host, pool, slots, version, since, last_seen, draining, clock_ahead, gone) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
					worker.id(), worker.host(), worker.pool(), worker.slots(), worker.version(), at(worker.since()),
					at(worker.lastSeen()), worker.draining(), worker.clockAhead(), gone);
		}
	}

	/** Forgets workers that nobody asks for any more. */
	void forgetOld() {
		this.database.update("delete from worker where last_seen < ?", at(this.clock.now().minus(MEMORY)));
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
