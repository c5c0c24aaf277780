package io.adax.trainer.jobs;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/** A version from before pools goes on working beside one that has them. */
class PoolsMigrationTest {

	private static final String JOB = "insert into job (id, name, priority, status, request, task, dataset_id, optimizer,"
			+ " request_hash, attempts, epoch, iteration, total_iterations, created_at, queued_at) values (?, 'old', 0,"
			+ " 'QUEUED', '{}', 'CLASSIFICATION', 'iris', 'adax', 'hash', 0, 0, 0, 0, current_timestamp, current_timestamp)";

	private static final String ENTRY = "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
			+ " version, priority) values ('train', ?, current_timestamp, false, 1, 0)";

	private final DriverManagerDataSource source = new DriverManagerDataSource(
			"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

	private final JdbcTemplate database = new JdbcTemplate(this.source);

	@Test
	void keepsWhatAnEarlierVersionWrites() {
		migrate("V1__datasets", "V2__jobs");
		submit("before");
		migrate("V8__pools");
		submit("after");
		assertThat(this.database.queryForList("select pool from job where status_since is not null", String.class))
			.containsExactly("default", "default");
		assertThat(this.database.queryForList("select pool from scheduled_tasks", String.class))
			.containsExactly("default", "default");
		this.database.execute("shutdown");
	}

	private void submit(String id) {
		this.database.update(JOB, id);
		this.database.update(ENTRY, id);
	}

	private void migrate(String... scripts) {
		for (String script : scripts) {
			new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + script + ".sql"))
				.execute(this.source);
		}
	}

}
