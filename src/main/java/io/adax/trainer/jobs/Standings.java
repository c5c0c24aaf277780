package io.adax.trainer.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.adax.trainer.access.Projects;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The order in which the jobs that wait would be taken, if the slots became free now: as
 * {@link Turns} gives them, each to the project of which the fewest jobs run or were
 * taken before. Whoever sees one project only sees the order of its jobs.
 */
@Component
class Standings {

	private static final String SHARES = """
			select j.id, j.name, j.project, j.pool, j.priority, j.status_since, j.not_before,
			  row_number() over (partition by j.pool, j.project order by s.queue_rank desc, j.id) as row_in_line,
			  coalesce(r.running, 0) as running,
			  min(s.execution_time) over (partition by j.pool, j.project) as turn
			from job j
			join scheduled_tasks s on s.task_name = 'train' and s.task_instance = j.id
			left join (select pool, project, count(*) as running from job where status = 'RUNNING' group by pool, project) r
			  on r.pool = j.pool and r.project = j.project
			where j.status = 'QUEUED'""";

	/** A turn that a project gets anew is younger than all others. */
	private static final String ORDER = "(partition by w.pool order by w.running + w.row_in_line, w.row_in_line, w.turn, w.id)";

	private static final String PLACES = "select w.*, row_number() over " + ORDER + " as place, lag(w.id, 1) over "
			+ ORDER + " as ahead1, lag(w.id, 2) over " + ORDER + " as ahead2, lag(w.id, 3) over " + ORDER
			+ " as ahead3 from (%s) w";

	private final JdbcTemplate database;

	private final Projects projects;

	Standings(JdbcTemplate database, Projects projects) {
		this.database = database;
		this.projects = projects;
	}

	/** A place in the list of all pools. */
	record Place(String pool, long position) {
	}

	/**
	 * Jobs that wait, pool by pool.
	 * @param pool the only one; null for all
	 * @param after where to go on
	 */
	List<Standing> page(@Nullable String pool, @Nullable Place after, int limit) {
		List<Object> arguments = new ArrayList<>();
		String query = "select * from (" + places(pool, arguments) + ") p";
		if (after != null) {
			query += " where pool > ? or (pool = ? and place > ?)";
			arguments.addAll(List.of(after.pool(), after.pool(), after.position()));
		}
		arguments.add(limit);
		return this.database.query(query + " order by pool, place limit ?", (row, number) -> standing(row),
				arguments.toArray());
	}

	/** How many wait, by pool, priority and project; the highest priority first. */
	List<Standing.Group> groups() {
		List<Object> arguments = new ArrayList<>();
		return this.database.query(
				"select project, pool, priority, count(*), min(status_since), min(place), min(row_in_line) from ("
						+ places(null, arguments)
						+ ") p group by pool, priority, project order by pool, priority desc, project",
				(row, number) -> new Standing.Group(new Line(row.getString(1), row.getString(2)), row.getInt(3),
						row.getLong(4), row.getObject(5, OffsetDateTime.class).toInstant(), row.getLong(6),
						row.getLong(7)),
				arguments.toArray());
	}

	private String places(@Nullable String pool, List<Object> arguments) {
		Optional<String> only = this.projects.only();
		only.ifPresent(arguments::add);
		if (pool != null) {
			arguments.add(pool);
		}
		return PLACES.formatted(
				SHARES + (only.isPresent() ? " and j.project = ?" : "") + ((pool != null) ? " and j.pool = ?" : ""));
	}

	private static Standing standing(ResultSet row) throws SQLException {
		OffsetDateTime notBefore = row.getObject("not_before", OffsetDateTime.class);
		return new Standing(row.getString("id"), row.getString("name"),
				new Line(row.getString("project"), row.getString("pool")), row.getInt("priority"), row.getLong("place"),
				row.getLong("row_in_line"),
				Stream.of(row.getString("ahead1"), row.getString("ahead2"), row.getString("ahead3"))
					.filter(Objects::nonNull)
					.toList(),
				row.getObject("status_since", OffsetDateTime.class).toInstant(),
				(notBefore != null) ? notBefore.toInstant() : null);
	}

}
