package io.adax.trainer.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import io.adax.trainer.engine.WorkerProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class RetentionTurnsTest {

	private final DriverManagerDataSource source = new DriverManagerDataSource(
			"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

	private final JdbcTemplate database = new JdbcTemplate(this.source);

	private final Retention first = mock();

	private final Retention second = mock();

	private final RetentionTurns firstTurns = turns(this.first, "api");

	@BeforeEach
	void makeTheTable() throws Exception {
		String script = new ClassPathResource("db/migration/V8__pools.sql").getContentAsString(StandardCharsets.UTF_8);
		String table = script.substring(script.indexOf("create table " + RetentionTurns.TABLE));
		new ResourceDatabasePopulator(new ByteArrayResource(table.getBytes(StandardCharsets.UTF_8)))
			.execute(this.source);
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.firstTurns.stop();
	}

	@Test
	void areOneForAllReplicasHoweverManyStart() throws InterruptedException {
		this.firstTurns.start();
		await().until(() -> count("last_success is not null and picked = false") == 1);
		RetentionTurns secondTurns = turns(this.second, "api");
		try {
			secondTurns.start();
			assertThat(count("execution_time > current_timestamp + interval '23' hour")).as("not due for a day")
				.isOne();
		}
		finally {
			secondTurns.stop();
		}
		then(this.first).should().takeTurn();
		then(this.second).should(never()).takeTurn();
		then(this.second).should().start();
	}

	@Test
	void areNotForWorkersWhichTidyTheirHome() throws InterruptedException {
		RetentionTurns worker = turns(this.second, "worker");
		worker.start();
		worker.stop();
		assertThat(count("true")).as("nobody made an entry").isZero();
		then(this.second).should().start();
		then(this.second).should(never()).takeTurn();
	}

	private RetentionTurns turns(Retention retention, String role) {
		return new RetentionTurns(this.source, retention, new RetentionSchedule(null, Duration.ofDays(1)),
				new WorkerProperties(1, Set.of(role), "default"));
	}

	private int count(String condition) {
		return this.database.queryForObject("select count(*) from " + RetentionTurns.TABLE + " where " + condition,
				Integer.class);
	}

}
