package io.adax.trainer.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.adax.trainer.workers.Assignments;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has which job in hand, as db-scheduler sees it. */
@Component
@Transactional(readOnly = true)
class JobAssignments implements Assignments {

	private final JdbcTemplate database;

	private final JobRepository jobs;

	JobAssignments(JdbcTemplate database, JobRepository jobs) {
		this.database = database;
		this.jobs = jobs;
	}

	@Override
	public Map<String, List<String>> byWorker() {
		Map<String, List<String>> jobs = new HashMap<>();
		this.database.query(
				"select picked_by, task_instance from scheduled_tasks where task_name = ? and picked_by is not null and picked = true order by task_instance",
				(row) -> {
					jobs.computeIfAbsent(row.getString(1), (worker) -> new ArrayList<>()).add(row.getString(2));
				}, TrainingTask.DESCRIPTOR.getTaskName());
		return jobs;
	}

	@Override
	public List<String> visible(List<String> jobIds) {
		if (jobIds.isEmpty()) {
			return jobIds;
		}
		Set<String> seen = this.jobs.findStatuses(jobIds)
			.stream()
			.map(JobRepository.StatusOf::id)
			.collect(Collectors.toSet());
		return jobIds.stream().filter(seen::contains).toList();
	}

}
