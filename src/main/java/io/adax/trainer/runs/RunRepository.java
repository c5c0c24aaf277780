package io.adax.trainer.runs;

import java.time.Instant;
import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RunRepository extends Repository<Run, String> {

	void save(Run run);

	Run getReferenceById(String id);

	List<Run> findByJobIdOrderByAttempt(String jobId);

	/** The jobs after one that have points of a run that ended before a time. */
	@Query("select distinct r.jobId from Run r where r.finishedAt < ?1 and r.jobId > ?2 and exists (select 1 from MetricChunk c where c.runId = r.id) order by r.jobId")
	List<String> findMeasuredJobs(Instant before, String after, Limit limit);

	/**
	 * The newest runs of a project that are over, tell how long others take, and cost
	 * about that an iteration.
	 */
	@Query("select new io.adax.trainer.runs.MeasuredRun(r.iteration - r.resumedFrom, r.begunAt, r.finishedAt) from Run r where r.project = ?1 and r.cost between ?2 and ?3 and r.finishedAt is not null order by r.id desc")
	List<MeasuredRun> findMeasuredBetween(String project, double least, double most, Limit limit);

	void deleteByJobId(String jobId);

}
