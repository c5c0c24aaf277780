package io.adax.trainer.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccessKeyRepository extends Repository<AccessKey, String> {

	void save(AccessKey key);

	Optional<AccessKey> findById(String id);

	Optional<AccessKey> findByKeyId(String keyId);

	/** The newest first. */
	@Query("select k from AccessKey k where k.id < ?1 order by k.id desc")
	List<AccessKey> findBefore(String id, Limit limit);

	@Modifying
	@Query("update AccessKey k set k.lastUsedAt = ?2 where k.id = ?1")
	void used(String id, Instant at);

}
