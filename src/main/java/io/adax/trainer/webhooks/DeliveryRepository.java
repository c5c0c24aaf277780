package io.adax.trainer.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeliveryRepository extends Repository<Delivery, String> {

	void save(Delivery delivery);

	Optional<Delivery> findById(String id);

	/** Of one webhook, the newest first. */
	@Query("select d from Delivery d where d.webhookId = ?1 and d.id < ?2 order by d.id desc")
	List<Delivery> findBefore(String webhookId, String id, Limit limit);

	@Modifying
	@Query("delete from Delivery d where d.createdAt < ?1")
	int deleteBefore(Instant time);

	@Modifying
	@Query("delete from Delivery d where d.webhookId = ?1")
	void deleteOf(String webhookId);

}
