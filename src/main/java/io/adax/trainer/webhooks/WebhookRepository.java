package io.adax.trainer.webhooks;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WebhookRepository extends Repository<Webhook, String> {

	void save(Webhook webhook);

	void delete(Webhook webhook);

	Optional<Webhook> findById(String id);

	/** How many a project has. */
	long countByProject(String project);

	/** Those that are told something of a project. */
	List<Webhook> findByProjectAndActiveTrue(String project);

	/** The webhook, with its row locked until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select w from Webhook w where w.id = ?1")
	Optional<Webhook> lock(String id);

	/** The newest first. */
	@Query("select w from Webhook w where w.id < ?1 order by w.id desc")
	List<Webhook> findBefore(String id, Limit limit);

}
