package io.adax.trainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a version reads and writes goes on working while a newer one has migrated the
 * database: migrations add, and take nothing away.
 */
class MigrationsTest {

	/** The last of which nobody has run a version beside a newer one. */
	private static final int BASELINE = 7;

	private final DriverManagerDataSource source = new DriverManagerDataSource(
			"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

	private final JdbcTemplate database = new JdbcTemplate(this.source);

	@AfterEach
	void close() {
		this.database.execute("shutdown");
	}

	@Test
	void leaveTheVersionBeforeAtWork() throws IOException {
		List<Resource> scripts = scripts();
		assertThat(version(scripts.get(scripts.size() - 1))).isGreaterThan(BASELINE);
		for (Resource script : scripts) {
			Tables before = tables();
			run(script);
			if (version(script) > BASELINE) {
				assertThat(before.broken(tables())).as(script.getFilename()).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table worker", "alter table worker rename to trainer",
			"alter table worker drop column host", "alter table worker alter column host rename to machine",
			"alter table worker alter column slots varchar(9)", "alter table worker alter column host varchar(63)",
			"alter table job alter column started_at set not null",
			"alter table worker add column zone varchar(63) not null",
			"alter table worker add constraint busy check (slots > 1)", "create unique index one on worker (host)" })
	void wouldBeFoundIfTheyDidNot(String statement) throws IOException {
		for (Resource script : scripts()) {
			run(script);
		}
		Tables before = tables();
		this.database.execute(statement);
		assertThat(before.broken(tables())).isNotEmpty();
	}

	private static List<Resource> scripts() throws IOException {
		Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
		return Arrays.stream(scripts).sorted(Comparator.comparingInt(MigrationsTest::version)).toList();
	}

	private static int version(Resource script) {
		return Integer.parseInt(String.valueOf(script.getFilename()).replaceFirst("V(\\d+)__.*", "$1"));
	}

	private void run(Resource script) {
		new ResourceDatabasePopulator(script).execute(this.source);
	}

	private Tables tables() {
		List<Column> columns = this.database.query(
				"select table_name, column_name, data_type || coalesce(character_maximum_length, 0), is_nullable = 'YES',"
						+ " column_default is not null from information_schema.columns where table_schema = 'PUBLIC'",
				(row, number) -> new Column(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4),
						row.getBoolean(5)));
		// H2 names the index of a primary key anew when it copies a table
		List<Rule> rules = this.database.query(
				"select table_name, constraint_name from information_schema.table_constraints where table_schema = 'PUBLIC'"
						+ " union select table_name, index_name from information_schema.indexes"
						+ " where table_schema = 'PUBLIC' and index_type_name like 'UNIQUE%'"
						+ " and index_name not like 'CONSTRAINT%'",
				(row, number) -> new Rule(row.getString(1), row.getString(2)));
		return new Tables(columns, rules);
	}

	private record Column(String table, String name, String type, boolean isNullable, boolean hasDefault) {
	}

	/** What rows of a table must be. */
	private record Rule(String table, String name) {
	}

	private record Tables(List<Column> columns, List<Rule> rules) {

		private Set<String> names() {
			return this.columns.stream().map(Column::table).collect(Collectors.toSet());
		}

		/**
		 * What would break a version that knows these tables, where they are those now.
		 */
		List<String> broken(Tables now) {
			List<String> broken = new ArrayList<>();
			for (Column column : this.columns) {
				boolean same = now.columns.stream()
					.anyMatch((other) -> other.table().equals(column.table()) && other.name().equals(column.name())
							&& other.type().equals(column.type()) && (other.isNullable() || !column.isNullable()));
				if (!same) {
					broken.add(column + " is gone, or another");
				}
			}
			now.columns.stream()
				.filter((column) -> names().contains(column.table()) && !column.isNullable() && !column.hasDefault())
				.filter((column) -> !this.columns.contains(column))
				.forEach((column) -> broken.add(column + " must be given"));
			now.rules.stream()
				.filter((rule) -> names().contains(rule.table()) && !this.rules.contains(rule))
				.forEach((rule) -> broken.add(rule + " is new"));
			return broken;
		}

	}

}
