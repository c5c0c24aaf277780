package io.adax.trainer.audit;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AuditRepository extends Repository<AuditEntry, String> {

	<S extends AuditEntry> List<S> saveAll(Iterable<S> entries);

	/** The newest first, of one project or of all. */
	@Query("select e from AuditEntry e where e.id < :before and (:project is null or e.project = :project) order by e.id desc")
	List<AuditEntry> findBefore(String before, @Nullable String project, Limit limit);

	@Modifying
	@Query("delete from AuditEntry e where e.answeredAt < ?1")
	int deleteBefore(Instant time);

}
