package io.adax.trainer.runs;

import java.util.List;

import io.adax.trainer.training.MetricPoint;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.springframework.data.domain.Persistable;

/**
 * Consecutive points of one series in one row. Those of a run come in small chunks; later
 * they are joined to full ones, each with an outline, so that a coarse curve of a long
 * series need not read all points.
 */
@Entity
final class MetricChunk implements Persistable<String> {

	/** Points of a full chunk. */
	static final int FULL = 4096;

	/**
	 * Points of its outline: with them a row stays below 2 KB, and its points are apart.
	 */
	static final int OUTLINE = 48;

	@Id
	private String id;

	private String runId;

	private String name;

	private long firstIteration;

	private long lastIteration;

	private int pointCount;

	private byte[] outline;

	private byte[] points;

	protected MetricChunk() {
	}

	MetricChunk(String id, String runId, String name, List<MetricPoint> points) {
		this.id = id;
		this.runId = runId;
		this.name = name;
		this.firstIteration = points.get(0).iteration();
		this.lastIteration = points.get(points.size() - 1).iteration();
		this.pointCount = points.size();
		this.outline = (points.size() == FULL) ? MetricPoints.pack(outline(points)) : null;
		this.points = MetricPoints.pack(points);
	}

	/** As many points as full chunks have in their outlines, by the same rule. */
	static List<MetricPoint> outline(List<MetricPoint> points) {
		return Downsampling.of(points, Math.max(4, (points.size() * OUTLINE + FULL - 1) / FULL));
	}

	@Override
	public String getId() {
		return this.id;
	}

	/** It never changes, so nobody need look whether it is there already. */
	@Override
	public boolean isNew() {
		return true;
	}

	String id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	List<MetricPoint> points() {
		return MetricPoints.unpack(this.name, this.points);
	}

	/** All but the points. */
	Summary summary() {
		return new Summary(this.id, this.runId, this.name, this.firstIteration, this.lastIteration, this.pointCount,
				this.outline != null);
	}

	Packed packed() {
		return new Packed(this.id, this.points);
	}

	Packed packedOutline() {
		return new Packed(this.id, this.outline);
	}

	/** A chunk without its points; only a full one has an outline. */
	record Summary(String id, String runId, String name, long firstIteration, long lastIteration, int pointCount,
			boolean isFull) {
	}

	/** The points of a chunk, or of its outline. */
	record Packed(String id, byte[] points) {
	}

}
