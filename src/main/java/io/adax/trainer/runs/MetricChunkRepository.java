package io.adax.trainer.runs;

import java.util.Collection;
import java.util.List;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MetricChunkRepository extends Repository<MetricChunk, String> {

	String SUMMARY = "select new io.adax.trainer.runs.MetricChunk$Summary(c.id, c.runId, c.name, c.firstIteration, "
			+ "c.lastIteration, c.pointCount, case when c.outline is null then false else true end) from MetricChunk c ";

	String IN_ORDER = " order by c.name, c.firstIteration, c.id";

	void save(MetricChunk chunk);

	@Query(SUMMARY + "where c.runId in ?1" + IN_ORDER)
	List<MetricChunk.Summary> summaries(Collection<String> runIds);

	@Query(SUMMARY + "where c.runId in ?1 and c.name in ?2" + IN_ORDER)
	List<MetricChunk.Summary> summaries(Collection<String> runIds, Collection<String> names);

	/** Without entities, which would all stay in memory until the transaction ends. */
	@Query("select new io.adax.trainer.runs.MetricChunk$Packed(c.id, c.points) from MetricChunk c where c.id in ?1")
	List<MetricChunk.Packed> points(Collection<String> ids);

	@Query("select new io.adax.trainer.runs.MetricChunk$Packed(c.id, c.outline) from MetricChunk c where c.id in ?1")
	List<MetricChunk.Packed> outlines(Collection<String> ids);

	/** Those that are not full. */
	@Query("select c from MetricChunk c where c.runId = ?1 and c.outline is null" + IN_ORDER)
	List<MetricChunk> findLoose(String runId);

	@Modifying
	@Query("delete from MetricChunk c where c.id in ?1")
	void deleteByIds(Collection<String> ids);

	@Modifying
	@Query("delete from MetricChunk c where c.runId in ?1")
	void delete(Collection<String> runIds);

}
