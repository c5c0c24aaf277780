package io.adax.trainer.models;

import java.util.List;
import java.util.Optional;

import io.adax.trainer.storage.BlobUse;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ModelRepository extends Repository<Model, String>, BlobUse {

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

	@Override
	@Query("select count(m) > 0 from Model m where m.sha256 = ?1")
	boolean isUsed(String sha256);

	@Query("select m from Model m where (:after is null or m.id < :after) order by m.id desc")
	List<Model> findNewest(@Nullable String after, Limit limit);

}
