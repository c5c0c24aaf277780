package io.adax.trainer.runs;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CheckpointHashRepository extends Repository<CheckpointHash, CheckpointHash.Key> {

	void save(CheckpointHash hash);

	@Modifying
	@Query("delete from CheckpointHash h where h.key.jobId = ?1")
	void deleteByJobId(String jobId);

	/** How many iterations both jobs have hashes of. */
	@Query("select count(a) from CheckpointHash a join CheckpointHash b on b.key.iteration = a.key.iteration "
			+ "where a.key.jobId = ?1 and b.key.jobId = ?2")
	long countCommon(String jobId, String other);

	/** The iterations after which two jobs had other bits, the first one first. */
	@Query("select new io.adax.trainer.runs.Difference(a.key.iteration, "
			+ "case when a.parametersSha256 = b.parametersSha256 then true else false end, "
			+ "case when a.optimizerStateSha256 = b.optimizerStateSha256 then true else false end) "
			+ "from CheckpointHash a join CheckpointHash b on b.key.iteration = a.key.iteration "
			+ "where a.key.jobId = ?1 and b.key.jobId = ?2 and (a.parametersSha256 <> b.parametersSha256 "
			+ "or a.optimizerStateSha256 <> b.optimizerStateSha256) order by a.key.iteration")
	List<Difference> findDifferences(String jobId, String other, Limit limit);

}
