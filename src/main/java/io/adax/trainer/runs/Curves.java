package io.adax.trainer.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.adax.trainer.training.MetricPoint;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the curves of a job as one story over all its attempts. Where the outlines of the
 * chunks are fine enough for what is asked, the points themselves are not read; where
 * they are, only some chunks are in memory at a time.
 */
@Component
@Transactional(readOnly = true)
class Curves {

	/** How much finer than what is asked an outline must be. */
	private static final int FINER = 2;

	/** Points of all series of one answer. */
	static final int MOST = 200_000;

	/** Outlines that are read at once, some 1 MB. */
	private static final int OUTLINES = 500;

	/** A run joins its chunks once in many seconds. */
	private static final int TRIES = 5;

	/** Chunks that are read at once, some 4 MB. */
	private static final int CHUNKS = 32;

	private final RunRepository runs;

	private final MetricChunkRepository chunks;

	Curves(RunRepository runs, MetricChunkRepository chunks) {
		this.runs = runs;
		this.chunks = chunks;
	}

	/**
	 * The series of a job.
	 * @param names which; empty for all
	 * @param maxPoints of each series; fewer where all together would be too many
	 */
	List<MetricSeries.Series> of(String jobId, Set<String> names, int maxPoints) {
		for (int tries = 1;; tries++) {
			try {
				return read(jobId, names, maxPoints);
			}
			catch (Joined ex) {
				if (tries == TRIES) {
					throw ex;
				}
			}
		}
	}

	private List<MetricSeries.Series> read(String jobId, Set<String> names, int maxPoints) {
		Map<String, Long> valid = validUntil(this.runs.findByJobIdOrderByAttempt(jobId));
		if (valid.isEmpty()) {
			return List.of();
		}
		List<MetricChunk.Summary> found = names.isEmpty() ? this.chunks.summaries(valid.keySet())
				: this.chunks.summaries(valid.keySet(), names);
		Map<String, List<MetricChunk.Summary>> series = found.stream()
			.filter((chunk) -> chunk.firstIteration() <= until(valid, chunk))
			.collect(Collectors.groupingBy(MetricChunk.Summary::name, LinkedHashMap::new, Collectors.toList()));
		int most = Math.max(4, Math.min(maxPoints, MOST / Math.max(1, series.size())));
		List<MetricSeries.Series> curves = new ArrayList<>();
		series.forEach((name, chunks) -> curves
			.add(new MetricSeries.Series(name, points(new Parts(chunks, most, valid).join(), most))));
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

	/** A chunk has just been joined to others, or deleted with its job. */
	private static final class Joined extends RuntimeException {

		private static final long serialVersionUID = 1;

		Joined() {
			super("The chunks of a series change all the time", null, false, false);
		}

	}

	/** The chunks of one series. */
	private final class Parts {

		private final List<MetricChunk.Summary> chunks;

		private final Map<String, Long> valid;

		private final boolean coarse;

		/** Points that may be in memory, of so many that there are. */
		private final long most;

		private final long count;

		private Parts(List<MetricChunk.Summary> chunks, int maxPoints, Map<String, Long> valid) {
			this.chunks = chunks;
			this.valid = valid;
			this.most = (long) FINER * maxPoints;
			this.count = chunks.stream().mapToLong(MetricChunk.Summary::pointCount).sum();
			long full = chunks.stream().filter(MetricChunk.Summary::isFull).count();
			this.coarse = full * MetricChunk.OUTLINE >= this.most;
		}

		private boolean isOutlined(MetricChunk.Summary chunk) {
			return this.coarse && chunk.isFull() && chunk.lastIteration() <= until(this.valid, chunk);
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
			List<MetricChunk.Summary> own = this.chunks.stream()
				.filter((chunk) -> chunk.runId().equals(runId))
				.toList();
			List<MetricPoint> points = new ArrayList<>();
			List<MetricPoint> loose = new ArrayList<>();
			read(own.stream().filter(this::isOutlined).toList(), OUTLINES, Curves.this.chunks::outlines,
					points::addAll);
			read(own.stream().filter((chunk) -> !isOutlined(chunk)).toList(), CHUNKS, Curves.this.chunks::points,
					(part) -> loose
						.addAll(thinned(part.stream().filter((point) -> point.iteration() <= until).toList())));
			// all stretches equally fine: a curve shall not be finer where it is newest
			points.addAll(this.coarse ? MetricChunk.outline(loose) : loose);
			return points;
		}

		/** Of a chunk its share in what may be in memory. */
		private List<MetricPoint> thinned(List<MetricPoint> part) {
			return (this.coarse || this.count <= this.most) ? part
					: Downsampling.of(part, (int) Math.max(4, part.size() * this.most / this.count));
		}

		private static void read(List<MetricChunk.Summary> wanted, int batch,
				Function<Collection<String>, List<MetricChunk.Packed>> reader, Consumer<List<MetricPoint>> each) {
			for (int from = 0; from < wanted.size(); from += batch) {
				List<MetricChunk.Summary> some = wanted.subList(from, Math.min(wanted.size(), from + batch));
				Map<String, byte[]> read = reader.apply(some.stream().map(MetricChunk.Summary::id).toList())
					.stream()
					.collect(Collectors.toMap(MetricChunk.Packed::id, MetricChunk.Packed::points));
				for (MetricChunk.Summary chunk : some) {
					byte[] points = read.get(chunk.id());
					if (points == null) {
						throw new Joined();
					}
					each.accept(MetricPoints.unpack(chunk.name(), points));
				}
			}
		}

	}

}
