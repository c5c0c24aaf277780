package io.adax.trainer.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.adax.trainer.training.MetricPoint;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the curves of a job as one story over all its attempts. Where the outlines of the
 * chunks are fine enough for what is asked, the points themselves are not read.
 */
@Component
@Transactional(readOnly = true)
class Curves {

	/** How much finer than what is asked an outline must be. */
	private static final int FINER = 2;

	private static final int BATCH = 500;

	private final RunRepository runs;

	private final MetricChunkRepository chunks;

	Curves(RunRepository runs, MetricChunkRepository chunks) {
		this.runs = runs;
		this.chunks = chunks;
	}

	/**
	 * The series of a job.
	 * @param names which; empty for all
	 * @param maxPoints of each series
	 */
	List<MetricSeries.Series> of(String jobId, Set<String> names, int maxPoints) {
		Map<String, Long> valid = validUntil(this.runs.findByJobIdOrderByAttempt(jobId));
		if (valid.isEmpty()) {
			return List.of();
		}
		List<MetricChunk.Summary> found = names.isEmpty() ? this.chunks.summaries(valid.keySet())
				: this.chunks.summaries(valid.keySet(), names);
		Map<String, List<MetricChunk.Summary>> series = found.stream()
			.filter((chunk) -> chunk.firstIteration() <= until(valid, chunk))
			.collect(Collectors.groupingBy(MetricChunk.Summary::name, LinkedHashMap::new, Collectors.toList()));
		List<MetricSeries.Series> curves = new ArrayList<>();
		series.forEach((name, chunks) -> curves
			.add(new MetricSeries.Series(name, points(new Parts(chunks, maxPoints, valid).join(), maxPoints))));
		return curves;
	}

	/**
	 * Runs in order, each with the last iteration of which its points count: an attempt
	 * that went on from a checkpoint replaces what came after it in those before. (One at
	 * the end of an epoch is saved before the epoch's own metrics are measured: those are
	 * in both attempts.)
	 */
	private static Map<String, Long> validUntil(List<Run> attempts) {
		Map<String, Long> valid = new LinkedHashMap<>();
		for (int i = 0; i < attempts.size(); i++) {
			valid.put(attempts.get(i).id(),
					attempts.subList(i + 1, attempts.size())
						.stream()
						.filter(Run::hasBegun)
						.mapToLong(Run::resumedFrom)
						.min()
						.orElse(Long.MAX_VALUE));
		}
		return valid;
	}

	private static long until(Map<String, Long> valid, MetricChunk.Summary chunk) {
		return valid.getOrDefault(chunk.runId(), Long.MAX_VALUE);
	}

	private static List<MetricSeries.Point> points(List<MetricPoint> points, int max) {
		return Downsampling.of(points, max)
			.stream()
			.map((point) -> new MetricSeries.Point(point.iteration(), point.epoch(), point.value(),
					Instant.ofEpochMilli(point.time())))
			.toList();
	}

	/** The chunks of one series. */
	private final class Parts {

		private final List<MetricChunk.Summary> chunks;

		private final Map<String, Long> valid;

		private final boolean coarse;

		private final Map<String, List<MetricPoint>> read;

		private Parts(List<MetricChunk.Summary> chunks, int maxPoints, Map<String, Long> valid) {
			this.chunks = chunks;
			this.valid = valid;
			long full = chunks.stream().filter((chunk) -> chunk.outline() != null).count();
			this.coarse = full * MetricChunk.OUTLINE >= (long) FINER * maxPoints;
			this.read = read(chunks.stream().filter((chunk) -> !isOutlined(chunk)).toList());
		}

		private boolean isOutlined(MetricChunk.Summary chunk) {
			return this.coarse && chunk.outline() != null && chunk.lastIteration() <= until(this.valid, chunk);
		}

		private Map<String, List<MetricPoint>> read(List<MetricChunk.Summary> wanted) {
			Map<String, List<MetricPoint>> points = new HashMap<>();
			for (int from = 0; from < wanted.size(); from += BATCH) {
				Collection<String> ids = wanted.subList(from, Math.min(wanted.size(), from + BATCH))
					.stream()
					.map(MetricChunk.Summary::id)
					.toList();
				Curves.this.chunks.findByIdIn(ids).forEach((chunk) -> points.put(chunk.id(), chunk.points()));
			}
			return points;
		}

		/** All points in order; where two attempts measured, the later one counts. */
		private List<MetricPoint> join() {
			List<MetricPoint> joined = new ArrayList<>();
			this.valid.forEach((runId, until) -> {
				List<MetricPoint> next = ofRun(runId, until);
				if (!next.isEmpty()) {
					while (!joined.isEmpty() && joined.get(joined.size() - 1).iteration() >= next.get(0).iteration()) {
						joined.remove(joined.size() - 1);
					}
					joined.addAll(next);
				}
			});
			return joined;
		}

		private List<MetricPoint> ofRun(String runId, long until) {
			List<MetricPoint> points = new ArrayList<>();
			List<MetricPoint> loose = new ArrayList<>();
			for (MetricChunk.Summary chunk : this.chunks) {
				if (chunk.runId().equals(runId)) {
					if (isOutlined(chunk)) {
						points.addAll(MetricPoints.unpack(chunk.name(), chunk.outline()));
					}
					else {
						this.read.getOrDefault(chunk.id(), List.of())
							.stream()
							.filter((point) -> point.iteration() <= until)
							.forEach(loose::add);
					}
				}
			}
			// all stretches equally fine: a curve shall not be finer where it is newest
			points.addAll(this.coarse ? MetricChunk.outline(loose) : loose);
			return points;
		}

	}

}
