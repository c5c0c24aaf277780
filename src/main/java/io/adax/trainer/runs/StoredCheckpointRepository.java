package io.adax.trainer.runs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.adax.trainer.storage.BlobUse;
import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface StoredCheckpointRepository extends Repository<StoredCheckpoint, StoredCheckpoint.Key>, BlobUse {

	void save(StoredCheckpoint checkpoint);

	/** Deletes a checkpoint, unless a later attempt has stored one in its place. */
	@Modifying
	@Transactional
	@Query("delete from StoredCheckpoint c where c.key.jobId = ?1 and c.key.iteration = ?2 and c.attempt = ?3")
	void delete(String jobId, long iteration, int attempt);

	Optional<StoredCheckpoint> findById(StoredCheckpoint.Key key);

	/** The checkpoint, which nobody deletes until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_READ)
	@Query("select c from StoredCheckpoint c where c.key = ?1")
	Optional<StoredCheckpoint> hold(StoredCheckpoint.Key key);

	/** Those of a job up to an iteration, the newest first. */
	@Query("select c from StoredCheckpoint c where c.key.jobId = ?1 and c.key.iteration <= ?2 order by c.key.iteration desc")
	List<StoredCheckpoint> findNewest(String jobId, long iteration, Limit limit);

	@Query("select distinct c.key.jobId from StoredCheckpoint c")
	List<String> findJobs();

	@Override
	@Query("select distinct c.sha256 from StoredCheckpoint c where c.sha256 in ?1")
	Set<String> used(Collection<String> hashes);

}
