package io.adax.trainer.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers metric points, so that an event carries many of them. */
final class MetricBuffer {

	private static final int MAX_POINTS = 3000;

	private static final long MAX_MILLIS = 250;

	private final Consumer<TrainingEvent> events;

	private final Clock clock;

	private List<MetricPoint> points = new ArrayList<>();

	private long lastFlush;

	MetricBuffer(Consumer<TrainingEvent> events, Clock clock) {
		this.events = events;
		this.clock = clock;
		this.lastFlush = clock.millis();
	}

	/**
	 * A value that is no finite number has no point; whether it ends the run is not told
	 * here.
	 */
	void add(String name, long iteration, int epoch, double value) {
		if (!Double.isFinite(value)) {
			return;
		}
		this.points.add(new MetricPoint(name, iteration, epoch, value, this.clock.millis()));
	}

	/** Sends what has gathered, if it is much or old. */
	void flushIfDue() {
		if (this.points.size() >= MAX_POINTS || this.clock.millis() - this.lastFlush >= MAX_MILLIS) {
			flush();
		}
	}

	void flush() {
		if (!this.points.isEmpty()) {
			this.events.accept(new TrainingEvent.Measured(List.copyOf(this.points)));
			this.points = new ArrayList<>();
		}
		this.lastFlush = this.clock.millis();
	}

}
