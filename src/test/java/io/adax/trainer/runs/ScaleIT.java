package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.adax.trainer.JobJson;
import io.adax.trainer.ServiceTest;
import io.adax.trainer.Trainer;
import io.adax.trainer.training.MetricPoint;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures pages, jobs and curves on PostgreSQL with few jobs and with many. It takes
 * minutes and belongs to no build: {@code -Dtrainer.scale=100000} is the number of jobs,
 * with 100 points each; {@code target/scale.md} is its report.
 */
@ServiceTest
@DirtiesContext
@EnabledIfSystemProperty(named = "trainer.scale", matches = "\\d+")
@Timeout(1800)
class ScaleIT {

	private static final int FEW = 1000;

	private static final int WARM_UP = 30;

	/** What else a machine may do, in milliseconds. */
	private static final double NOISE = 10;

	private static final int SAMPLES = Integer.getInteger("trainer.scale.samples", 200);

	/** What is rare among many jobs is oldest, which is hard for a list by age. */
	private static final Map<String, String> COLUMNS = Map.of("id", id("n"), "name", "'job ' || n", "idempotency_key",
			"null", "status",
			"case when n < 1000 and n % 10 = 0 then 'FAILED' when n < 1000 and n % 10 = 1 then 'CANCELLED' else status end",
			"optimizer", "case when n < 1000 and n % 10 = 3 then 'adam' else optimizer end", "dataset_id",
			"case when n < 1000 and n % 10 = 4 then 'rare' else 'set' || n % 500 end");

	private static EmbeddedPostgres postgres;

	private final Trainer trainer;

	private final JdbcTemplate database;

	private final MetricStore metrics;

	private final TransactionTemplate transaction;

	private final Map<String, double[]> few = new LinkedHashMap<>();

	private final Map<String, double[]> many = new LinkedHashMap<>();

	private String template;

	ScaleIT(Trainer trainer, JdbcTemplate database, MetricStore metrics, TransactionTemplate transaction) {
		this.trainer = trainer;
		this.database = database;
		this.metrics = metrics;
		this.transaction = transaction;
	}

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) throws IOException {
		postgres = EmbeddedPostgres.start();
		properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
		properties.add("spring.datasource.username", () -> "postgres");
		properties.add("spring.datasource.password", () -> "postgres");
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@Test
	void isAsFastWithManyJobs() throws IOException {
		int jobs = Integer.getInteger("trainer.scale");
		this.template = this.trainer.submit(JobJson.small());
		this.trainer.awaitStatus(this.template, "SUCCEEDED");
		fill(0, FEW);
		measureSeries(FEW - 1, 100_000);
		measureSeries(FEW - 2, 1_000_000);
		measure(this.few, FEW);
		fill(FEW, jobs);
		measure(this.many, jobs);
		Files.writeString(Path.of("target/scale.md"), report(jobs));
		this.many.forEach((name, after) -> assertThat(after[0]).as("median of " + name)
			.isLessThan(2 * this.few.get(name)[0] + NOISE));
	}

	private void fill(int from, int to) {
		copy("job", COLUMNS, "id = '" + this.template + "'", from, to);
		this.database.update("insert into job_tag (job_id, tag) select " + id("n")
				+ ", case when n < 1000 and n % 10 = 2 then 'rare' else 'common' end from generate_series(?::int, ?::int) n",
				from, to - 1);
		copy("run", Map.of("id", id("n"), "job_id", id("n")), "job_id = '" + this.template + "'", from, to);
		copy("job_event", Map.of("job_id", id("n")), "job_id = '" + this.template + "'", from, to);
		copy("model", Map.of("id", id("n"), "job_id", id("n"), "run_id", id("n")), "job_id = '" + this.template + "'",
				from, to);
		List<MetricPoint> points = LongStream.rangeClosed(1, 100).mapToObj(ScaleIT::point).toList();
		this.database.update(
				"insert into metric_chunk (id, run_id, name, first_iteration, last_iteration, point_count, points) select "
						+ id("n") + ", " + id("n")
						+ ", 'train.loss', 1, 100, 100, ? from generate_series(?::int, ?::int) n where n not in (998, 999)",
				MetricPoints.pack(points), from, to - 1);
		this.database.execute("vacuum analyze");
	}

	/** Copies a row for each number; columns by SQL expressions. */
	private void copy(String table, Map<String, String> changed, String where, int from, int to) {
		List<String> columns = this.database.queryForList(
				"select column_name from information_schema.columns where table_name = ? and table_schema = 'public'",
				String.class, table);
		this.database.update("insert into %s (%s) select %s from %s, generate_series(%d, %d) n where %s".formatted(
				table, String.join(", ", columns),
				columns.stream()
					.map((column) -> changed.getOrDefault(column, table + "." + column))
					.collect(Collectors.joining(", ")),
				table, from, to - 1, where));
	}

	private void measureSeries(int job, int count) {
		String run = this.database.queryForObject("select " + id(Integer.toString(job)), String.class);
		for (int from = 0; from < count; from += 250) {
			List<MetricPoint> points = LongStream.rangeClosed(from + 1, Math.min(count, from + 250))
				.mapToObj(ScaleIT::point)
				.toList();
			this.transaction.executeWithoutResult((status) -> this.metrics.add(run, points));
		}
		this.transaction.executeWithoutResult((status) -> this.metrics.join(run));
	}

	private void measure(Map<String, double[]> times, int jobs) {
		String deep = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(("1:" + number(jobs / 10)).getBytes(StandardCharsets.UTF_8));
		Map<String, String> requests = new LinkedHashMap<>();
		requests.put("list, first page", "/jobs?limit=50");
		requests.put("list, after 90 %", "/jobs?limit=50&cursor=" + deep);
		for (String filter : List.of("status=SUCCEEDED", "status=FAILED", "status=FAILED&status=CANCELLED",
				"tag=common", "tag=rare", "optimizer=adax", "optimizer=adam", "dataset=rare",
				"tag=common&status=FAILED")) {
			requests.put("list, " + filter, "/jobs?limit=50&" + filter);
		}
		requests.put("job", "/jobs/" + number(jobs / 2));
		requests.put("events of a job", "/jobs/" + number(jobs / 2) + "/events");
		requests.put("curve of 10^2 points", "/jobs/" + number(jobs / 2) + "/metrics?name=train.loss");
		requests.put("curve of 10^5 points", "/jobs/" + number(FEW - 1) + "/metrics?name=train.loss");
		requests.put("curve of 10^6 points", "/jobs/" + number(FEW - 2) + "/metrics?name=train.loss");
		requests.put("10^5 points, maxPoints=10000",
				"/jobs/" + number(FEW - 1) + "/metrics?name=train.loss&maxPoints=10000");
		requests.put("models, first page", "/models?limit=50");
		times.putAll(measure(requests));
	}

	/** One after the other, so that what else the machine does hits all alike. */
	private Map<String, double[]> measure(Map<String, String> requests) {
		Map<String, double[]> times = new LinkedHashMap<>();
		requests.keySet().forEach((name) -> times.put(name, new double[SAMPLES]));
		for (int i = -WARM_UP; i < SAMPLES; i++) {
			int sample = Math.max(0, i);
			requests.forEach((name, path) -> times.get(name)[sample] = millis(path));
		}
		times.replaceAll((name, millis) -> {
			Arrays.sort(millis);
			return new double[] { millis[SAMPLES / 2], millis[SAMPLES * 99 / 100] };
		});
		return times;
	}

	private double millis(String path) {
		long began = System.nanoTime();
		this.trainer.get(path).expect(200);
		return (System.nanoTime() - began) / 1e6;
	}

	private String report(int jobs) {
		List<String> lines = new ArrayList<>();
		lines.add(
				"| request | p50 ms, %,d jobs | p50 ms, %,d jobs | ratio | p99 ms, %,d jobs | p99 ms, %,d jobs | ratio |"
					.formatted(FEW, jobs, FEW, jobs));
		lines.add("|---|---|---|---|---|---|---|");
		this.few.forEach((name, before) -> {
			double[] after = this.many.get(name);
			lines.add("| %s | %.1f | %.1f | %.2f | %.1f | %.1f | %.2f |".formatted(name, before[0], after[0],
					after[0] / before[0], before[1], after[1], after[1] / before[1]));
		});
		lines.add("");
		for (String table : List.of("job", "job_event", "metric_chunk")) {
			lines.add("%s: %s".formatted(table, this.database
				.queryForObject("select pg_size_pretty(pg_total_relation_size('" + table + "'))", String.class)));
		}
		for (String where : List.of("j.status = 'FAILED'", "j.status in ('FAILED', 'CANCELLED')",
				"j.optimizer = 'adam'", "j.dataset_id = 'rare'")) {
			explain(lines, "select j.* from job j where " + where + " order by j.id desc limit 51");
		}
		for (String tag : List.of("rare", "common")) {
			explain(lines, "select j.* from job j join job_tag t on j.id = t.job_id where t.tag = '" + tag
					+ "' order by j.id desc limit 51");
		}
		return String.join("\n", lines) + "\n";
	}

	private void explain(List<String> lines, String sql) {
		lines.add("");
		lines.add(sql);
		this.database.queryForList("explain analyze " + sql, String.class).forEach((line) -> lines.add("    " + line));
	}

	private static MetricPoint point(long iteration) {
		return new MetricPoint("train.loss", iteration, (int) (iteration / 100) + 1,
				1 / Math.sqrt(iteration) + 0.1 * Math.sin(iteration * 0.37), 1_795_000_000_000L + iteration * 7);
	}

	/** The identifier of a job as an SQL expression. */
	private static String id(String number) {
		return "lpad(to_hex(" + number + "), 8, '0') || '-0000-7000-8000-000000000000'";
	}

	private static String number(int job) {
		return "%08x-0000-7000-8000-000000000000".formatted(job);
	}

}
