package io.adax.trainer.runs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JobEventRepository extends Repository<JobEvent, JobEventKey> {

	void save(JobEvent event);

	@Query("select e from JobEvent e where e.key.jobId = ?1 order by e.key.number desc limit 1")
	Optional<JobEvent> findLast(String jobId);

	@Query("select e from JobEvent e where e.key.jobId = ?1 and e.type = CHECKPOINT and e.iteration in ?2")
	List<JobEvent> findCheckpoints(String jobId, Collection<Long> iterations);

	@Query("select e from JobEvent e where e.key.jobId = ?1 and e.key.number > ?2 order by e.key.number")
	List<JobEvent> findAfter(String jobId, long number, Limit limit);

	@Modifying
	@Query("delete from JobEvent e where e.key.jobId = ?1")
	void deleteByJobId(String jobId);

}
