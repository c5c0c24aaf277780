package io.adax.trainer.runs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.web.Ids;

import org.springframework.stereotype.Component;

/** Writes metric points: at once in small chunks, which are joined to full ones. */
@Component
class MetricStore {

	/** So many small chunks a series may have before they are joined. */
	private static final int LOOSE = 60;

	/**
	 * After an outage many points come at once. They are never a full chunk: with one
	 * amid small ones, these would be joined past it.
	 */
	private static final int SMALL = MetricChunk.FULL / 2;

	private final MetricChunkRepository chunks;

	private final Ids ids;

	/** How many chunks a series has got at most since the last joining, by run. */
	private final Map<String, Integer> loose = new ConcurrentHashMap<>();

	MetricStore(MetricChunkRepository chunks, Ids ids) {
		this.chunks = chunks;
		this.ids = ids;
	}

	/** Keeps points of a run, which come in order. */
	void add(String runId, Collection<MetricPoint> points) {
		if (points.isEmpty()) {
			return;
		}
		Map<String, List<MetricPoint>> series = new LinkedHashMap<>();
		points.forEach((point) -> series.computeIfAbsent(point.name(), (name) -> new ArrayList<>()).add(point));
		int most = 0;
		for (Map.Entry<String, List<MetricPoint>> one : series.entrySet()) {
			most = Math.max(most, save(runId, one.getKey(), one.getValue(), SMALL));
		}
		if (this.loose.merge(runId, most, Integer::sum) >= LOOSE) {
			join(runId);
			// each series may have one that is not full
			this.loose.put(runId, 1);
		}
	}

	/**
	 * Joins the small chunks of a run: of each series one that is not full may remain.
	 */
	void join(String runId) {
		Integer most = this.loose.remove(runId);
		if (most != null && most == 1) {
			// a short run that was written at once: nothing to look for
			return;
		}
		this.chunks.findLoose(runId)
			.stream()
			.collect(Collectors.groupingBy(MetricChunk::name))
			.forEach((name, loose) -> join(runId, name, loose));
	}

	private void join(String runId, String name, List<MetricChunk> loose) {
		if (loose.size() < 2) {
			return;
		}
		save(runId, name, loose.stream().flatMap((chunk) -> chunk.points().stream()).toList(), MetricChunk.FULL);
		this.chunks.deleteByIds(loose.stream().map(MetricChunk::id).toList());
	}

	/** Saves points in chunks, and tells how many. */
	private int save(String runId, String name, List<MetricPoint> points, int most) {
		int chunks = 0;
		for (int from = 0; from < points.size(); from += most) {
			List<MetricPoint> part = points.subList(from, Math.min(points.size(), from + most));
			this.chunks.save(new MetricChunk(this.ids.next(), runId, name, part));
			chunks++;
		}
		return chunks;
	}

	void delete(Collection<String> runIds) {
		if (!runIds.isEmpty()) {
			this.chunks.delete(runIds);
		}
	}

}
