package io.adax.trainer.runs;

import java.util.ArrayList;
import java.util.List;

import io.adax.trainer.training.MetricPoint;

/** Thins a series out without hiding its extremes. */
final class Downsampling {

	private Downsampling() {
	}

	/**
	 * At most {@code max} points: the first, the last, and between them the smallest and
	 * the largest of each of equally long stretches.
	 */
	static List<MetricPoint> of(List<MetricPoint> points, int max) {
		if (points.size() <= max) {
			return points;
		}
		int last = points.size() - 1;
		int stretches = (max - 2) / 2;
		List<MetricPoint> kept = new ArrayList<>(max);
		kept.add(points.get(0));
		for (int i = 0; i < stretches; i++) {
			int from = 1 + (int) ((long) (last - 1) * i / stretches);
			int to = 1 + (int) ((long) (last - 1) * (i + 1) / stretches);
			addExtremes(points.subList(from, to), kept);
		}
		kept.add(points.get(last));
		return kept;
	}

	private static void addExtremes(List<MetricPoint> stretch, List<MetricPoint> kept) {
		int least = 0;
		int most = 0;
		for (int i = 1; i < stretch.size(); i++) {
			double value = stretch.get(i).value();
			least = (value < stretch.get(least).value()) ? i : least;
			most = (value > stretch.get(most).value()) ? i : most;
		}
		kept.add(stretch.get(Math.min(least, most)));
		if (least != most) {
			kept.add(stretch.get(Math.max(least, most)));
		}
	}

}
