package io.adax.trainer.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.adax.trainer.access.StoredBytes;
import io.adax.trainer.storage.BlobUse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Asked first whose blob it is: most often it is a model's. */
@Order(Ordered.HIGHEST_PRECEDENCE)
interface ModelRepository extends Repository<Model, String>, BlobUse, StoredBytes {

	void save(Model model);

	void delete(Model model);

	Optional<Model> findById(String id);

	Optional<Model> findByJobId(String jobId);

	/** Without its evaluations, which may be long. */
	@Query("select m.id from Model m where m.jobId = ?1")
	Optional<String> findIdByJobId(String jobId);

	@Modifying
	@Query("delete from Model m where m.jobId = ?1")
	void deleteByJobId(String jobId);

	/** By anybody: SQL of its own does not stop at the caller's project. */
	@Override
	@Query(nativeQuery = true, value = "select distinct sha256 from model where sha256 in (?1)")
	Set<String> used(Collection<String> hashes);

	@Override
	@Query("select coalesce(sum(m.sizeBytes), 0) from Model m where m.project = ?1")
	long of(String project);

	@Query("select m from Model m where (:after is null or m.id < :after) order by m.id desc")
	List<Model> findNewest(@Nullable String after, Limit limit);

}
