package io.adax.trainer.runs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.adax.trainer.training.MetricPoint;

/** The points of one series as bytes: 28 a point instead of a row a point. */
final class MetricPoints {

	private static final int POINT = Long.BYTES + Integer.BYTES + Double.BYTES + Long.BYTES;

	private MetricPoints() {
	}

	static byte[] pack(List<MetricPoint> points) {
		ByteBuffer buffer = ByteBuffer.allocate(points.size() * POINT);
		for (MetricPoint point : points) {
			buffer.putLong(point.iteration()).putInt(point.epoch()).putDouble(point.value()).putLong(point.time());
		}
		return buffer.array();
	}

	static List<MetricPoint> unpack(String name, byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		List<MetricPoint> points = new ArrayList<>(bytes.length / POINT);
		while (buffer.hasRemaining()) {
			points.add(new MetricPoint(name, buffer.getLong(), buffer.getInt(), buffer.getDouble(), buffer.getLong()));
		}
		return points;
	}

}
