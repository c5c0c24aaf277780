package io.adax.trainer.datasets;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.adax.trainer.access.StoredBytes;
import io.adax.trainer.storage.BlobUse;

import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The table of datasets. A project is the only one that may be seen, or null for all; the
 * built-in datasets are everybody's.
 */
interface DatasetRepository extends Repository<Dataset, String>, BlobUse, StoredBytes {

	Dataset save(Dataset dataset);

	void delete(Dataset dataset);

	@Override
	@Query("select distinct d.sha256 from Dataset d where d.sha256 in ?1")
	Set<String> used(Collection<String> hashes);

	@Override
	@Query("select coalesce(sum(d.sizeBytes), 0) from Dataset d where d.project = ?1 and d.builtIn = false")
	long of(String project);

	@Query("select coalesce(max(d.version), 0) + 1 from Dataset d where d.project = :project and d.name = :name")
	int nextVersion(String project, String name);

	/** The dataset. */
	@Query("select d from Dataset d where d.id = :id and (:project is null or d.project = :project or d.builtIn = true)")
	Optional<Dataset> find(String id, @Nullable String project);

	@Query("select d.sha256 from Dataset d where d.id = :id and (:project is null or d.project = :project or d.builtIn = true)")
	Optional<String> findSha256(String id, @Nullable String project);

	/** The dataset, which nobody deletes until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_READ)
	@Query("select d from Dataset d where d.id = ?1 and (d.project = ?2 or d.builtIn = true)")
	Optional<Dataset> hold(String id, String project);

	/** The dataset, which nobody else holds until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Dataset d where d.id = :id and (:project is null or d.project = :project or d.builtIn = true)")
	Optional<Dataset> lock(String id, @Nullable String project);

	/** The newest first; the flags stand for "no such condition". */
	@Query("""
			select new io.adax.trainer.datasets.DatasetSummary(d.id, d.project, d.name, d.version, d.fieldSeparator, d.hasHeader,
				d.sha256, d.sizeBytes, d.rowCount, d.target, d.task, d.builtIn, d.createdAt)
			from Dataset d
			where (:project is null or d.project = :project or d.builtIn = true)
				and (:first = true or d.id < :after) and (:anyName = true or d.name = :name)
			order by d.id desc""")
	List<DatasetSummary> list(@Nullable String project, boolean first, String after, boolean anyName, String name,
			Limit limit);

}
