package io.adax.trainer.runs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.adax.trainer.storage.BlobUse;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredLogRepository extends Repository<StoredLog, StoredLog.Key>, BlobUse {

	void save(StoredLog log);

	void delete(StoredLog log);

	Optional<StoredLog> findById(StoredLog.Key key);

	@Query("select l from StoredLog l where l.key.jobId = ?1")
	List<StoredLog> findByJob(String jobId);

	@Query("select new io.adax.trainer.runs.LoggedJob(l.key.jobId, max(l.storedAt)) from StoredLog l group by l.key.jobId")
	List<LoggedJob> findLast();

	@Override
	@Query("select distinct l.sha256 from StoredLog l where l.sha256 in ?1")
	Set<String> used(Collection<String> hashes);

}
