package io.adax.trainer.workers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.web.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who lives, with the table as it is. */
class WorkersTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private static final Duration INTERVAL = Duration.ofSeconds(4);

	private final List<Presence> presences = new ArrayList<>();

	private Connection connection;

	private JdbcTemplate database;

	@BeforeEach
	void open() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:h2:mem:");
		this.database = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
		this.database.execute("create table worker (id varchar(36), host varchar(255), pool varchar(63), slots int,"
				+ " version varchar(100), since timestamp(6) with time zone, last_seen timestamp(6) with time zone,"
				+ " draining boolean, clock_ahead bigint, gone boolean)");
	}

	@AfterEach
	void close() throws SQLException {
		this.presences.forEach(Presence::leave);
		this.connection.close();
	}

	@Test
	void listsAWorkerUntilItIsGone() {
		Presence presence = presence("gpu", "worker");
		presence.start();
		assertThat(workers(NOON).living()).singleElement()
			.satisfies((worker) -> assertThat(worker.offered()).isEqualTo(2))
			.returns("gpu", Worker::pool)
			.returns(presence.id(), Worker::id)
			.returns(false, Worker::draining);
		presence.leave();
		assertThat(workers(NOON).living()).isEmpty();
	}

	@Test
	void listsAWorkerThatStopsAsDraining() {
		Presence presence = presence("gpu", "worker");
		presence.start();
		presence.stop();
		assertThat(workers(NOON).living()).singleElement().returns(true, Worker::draining).returns(0, Worker::offered);
		presence.leave();
	}

	@Test
	void takesASilentWorkerForDead() {
		presence("gpu", "worker").start();
		assertThat(workers(NOON.plusSeconds(16)).living()).hasSize(1);
		assertThat(workers(NOON.plusSeconds(17)).living()).isEmpty();
	}

	@Test
	void remembersSinceWhenAPoolHasNobody() {
		Presence presence = presence("gpu", "worker");
		presence.start();
		presence.leave();
		assertThat(workers(NOON.plusSeconds(1000)).lastSeen()).isEqualTo(Map.of("gpu", NOON));
	}

	@Test
	void forgetsWorkersOfLastWeek() {
		presence("gpu", "worker").start();
		workers(NOON.plus(Duration.ofDays(8))).forgetOld();
		assertThat(workers(NOON).lastSeen()).isEmpty();
	}

	@Test
	void saysNothingOfAReplicaThatDoesNotTrain() {
		Presence presence = presence("gpu", "api");
		presence.start();
		assertThat(workers(NOON).living()).isEmpty();
		presence.leave();
		assertThat(workers(NOON).lastSeen()).isEmpty();
	}

	private Presence presence(String pool, String role) {
		Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
		Presence presence = new Presence(workers(NOON), new WorkerProperties(2, Set.of(role), pool), new Ids(clock),
				Optional.empty(), INTERVAL, new StoreClock(clock));
		this.presences.add(presence);
		return presence;
	}

	private Workers workers(Instant now) {
		return new Workers(this.database, INTERVAL, 4, new StoreClock(Clock.fixed(now, ZoneOffset.UTC)));
	}

}
