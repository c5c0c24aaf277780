package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JobRepository extends Repository<Job, String>, JpaSpecificationExecutor<Job> {

	Job save(Job job);

	void flush();

	void delete(Job job);

	Optional<Job> findById(String id);

	/** Each project has its own keys. */
	Optional<Job> findByProjectAndIdempotencyKey(String project, String key);

	Optional<Job> findFirstByIdempotencyKeyAndRequestHash(String key, String hash);

	boolean existsById(String id);

	long count();

	/** How many jobs of a project have that status. */
	long countByProjectAndStatus(String project, JobStatus status);

	/** Jobs that ended before a time, those that may be resumed included. */
	@Query("select j.id from Job j where j.finishedAt < ?1 and j.status in (SUCCEEDED, FAILED, CANCELLED) order by j.finishedAt")
	List<String> findEnded(Instant before, Limit limit);

	/** Whether, and when, jobs ended. */
	@Query("select new io.adax.trainer.jobs.JobEnd(j.id, j.status, j.finishedAt) from Job j where j.id in ?1")
	List<JobEnd> findEnds(Collection<String> ids);

	/** The job, with its row locked until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select j from Job j where j.id = ?1")
	Optional<Job> lock(String id);

	/** How far the jobs of a pool have come that run. */
	@Query("select j.course from Job j where j.status = RUNNING and j.pool = ?1")
	List<Course> findCourses(String pool);

	/** How far the jobs of a project have come that run, in all pools. */
	@Query("select j.course from Job j where j.status = RUNNING and j.project = ?1")
	List<Course> findCoursesOf(String project);

	/** The newest jobs of a pool that have succeeded. */
	@Query("select j from Job j where j.status = SUCCEEDED and j.pool = ?1 order by j.id desc")
	List<Job> findSucceeded(String pool, Limit limit);

	/** When the last of the jobs of a project began that run. */
	@Query("select max(j.statusSince) from Job j where j.project = ?1 and j.status = RUNNING")
	Optional<Instant> findLastBegin(String project);

	/** The statuses of jobs, by id. */
	@Query("select new io.adax.trainer.jobs.JobRepository$StatusOf(j.id, j.status) from Job j where j.id in ?1")
	List<StatusOf> findStatuses(Collection<String> ids);

	/** Those of the jobs whose workers are asked to stop. */
	List<Job> findByIdInAndStopRequestedNotNull(Collection<String> ids);

	/** The jobs that train a model again, the newest first. */
	List<Job> findByRebuildOfOrderByIdDesc(String modelId);

	@Query("select count(j) > 0 from Job j where (j.datasetId = ?1 or j.testDatasetId = ?1) and j.status in ?2")
	boolean existsByDataset(String datasetId, Collection<JobStatus> statuses);

	/** What a job is. */
	record StatusOf(String id, JobStatus status) {
	}

}
