package io.adax.trainer.jobs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import io.adax.trainer.workers.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.eq;
import static org.mockito.Mockito.mock;

/** What a pool has to do, counted in a table of jobs. */
class PoolLoadsTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private final Workers workers = mock();

	private final Quotas quotas = mock();

	private Connection connection;

	private JdbcTemplate database;

	private PoolLoads loads;

	@BeforeEach
	void open() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:h2:mem:");
		this.database = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
		this.database.execute("create table job (project varchar(63), pool varchar(63), status varchar(16),"
				+ " not_before timestamp with time zone, status_since timestamp with time zone)");
		this.loads = new PoolLoads(this.database, this.workers, new Projects(), this.quotas,
				Clock.fixed(NOON, ZoneOffset.UTC));
		given(this.quotas.left(any(), anyLong())).willReturn(Long.MAX_VALUE);
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	@Test
	void areJobsThatRunAndJobsThatWait() {
		add("vision", "gpu", "RUNNING", 5);
		add("vision", "gpu", "QUEUED", 4);
		add("speech", "gpu", "QUEUED", 3);
		add("speech", "default", "QUEUED", 2);
		PoolLoad gpu = this.loads.now().get("gpu");
		assertThat(gpu.wanted()).isEqualTo(3);
		assertThat(gpu.depth()).isEqualTo(2);
		assertThat(gpu.oldest()).isEqualTo(NOON.minusSeconds(4));
		assertThat(this.loads.now().get("default").wanted()).isOne();
	}

	/** A worker for each of them would wait until the first one has ended. */
	@Test
	void areNotThoseThatWaitForTheQuotaOfTheirProject() {
		given(this.quotas.left(eq("vision"), eq(1L))).willReturn(1L);
		given(this.quotas.left(eq("speech"), eq(0L))).willReturn(0L);
		add("vision", "default", "RUNNING", 9);
		for (int i = 0; i < 5; i++) {
			add("vision", "gpu", "QUEUED", i);
			add("speech", "gpu", "QUEUED", i);
			add("text", "gpu", "QUEUED", i);
		}
		assertThat(this.loads.now().get("gpu").wanted()).as("one of vision, none of speech, all of text").isEqualTo(6);
		assertThat(this.loads.now().get("gpu").depth()).isEqualTo(15);
	}

	@Test
	void areNotThoseThatAreTriedAgainLater() {
		add("vision", "gpu", "QUEUED", 1);
		retry(Duration.ofSeconds(-1));
		retry(Duration.ofSeconds(10));
		retry(Duration.ofMinutes(5));
		assertThat(this.loads.now().get("gpu").wanted()).isEqualTo(3);
	}

	/** What a project may run is one number for all pools. */
	@Test
	void areCountedByProjectWhereTheyRun() {
		add("vision", "gpu", "RUNNING", 5);
		add("vision", "default", "RUNNING", 5);
		add("speech", "gpu", "RUNNING", 5);
		add("text", "gpu", "QUEUED", 5);
		assertThat(this.loads.running()).isEqualTo(Map.of("vision", 2L, "speech", 1L));
	}

	private void retry(Duration in) {
		this.database.update("insert into job values ('vision', 'gpu', 'QUEUED', ?, ?)",
				NOON.plus(in).atOffset(ZoneOffset.UTC), NOON.atOffset(ZoneOffset.UTC));
	}

	private void add(String project, String pool, String status, int secondsAgo) {
		this.database.update("insert into job values (?, ?, ?, null, ?)", project, pool, status,
				NOON.minusSeconds(secondsAgo).atOffset(ZoneOffset.UTC));
	}

}
