package io.adax.trainer.datasets;

import java.util.List;
import java.util.Optional;

import io.adax.trainer.storage.BlobUse;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

/** The table of datasets. */
interface DatasetRepository extends CrudRepository<Dataset, String>, BlobUse {

	@Override
	@Query("select count(d) > 0 from Dataset d where d.sha256 = ?1")
	boolean isUsed(String sha256);

	@Query("select coalesce(max(d.version), 0) + 1 from Dataset d where d.name = :name")
	int nextVersion(String name);

	/** The dataset, which nobody deletes until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_READ)
	@Query("select d from Dataset d where d.id = ?1")
	Optional<Dataset> hold(String id);

	/** The dataset, which nobody else holds until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Dataset d where d.id = ?1")
	Optional<Dataset> lock(String id);

	/** The newest first; the flags stand for "no such condition". */
	@Query("""
			select new io.adax.trainer.datasets.DatasetSummary(d.id, d.name, d.version, d.fieldSeparator, d.hasHeader,
				d.sha256, d.sizeBytes, d.rowCount, d.target, d.task, d.builtIn, d.createdAt)
			from Dataset d
			where (:first = true or d.id < :after) and (:anyName = true or d.name = :name)
			order by d.id desc""")
	List<DatasetSummary> list(boolean first, String after, boolean anyName, String name, Limit limit);

}
