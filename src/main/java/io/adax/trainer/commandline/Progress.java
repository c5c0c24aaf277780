package io.adax.trainer.commandline;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import tools.jackson.databind.JsonNode;

/** How far a job has come: a bar, the loss, and how long it will take. */
final class Progress {

	private static final int BAR = 25;

	private static final int SPARKS = 16;

	private static final String[] LOSSES = { "validation.loss", "train.epochLoss" };

	private final List<Double> losses = new ArrayList<>();

	/** Of the data that the losses are about. */
	private String part = "";

	private String status = "";

	private String epochs = "";

	private String eta = "";

	private double total;

	private double allEpochs;

	private double progress;

	private long epoch;

	synchronized void update(JsonNode job) {
		this.status = Json.text(job, "/status");
		this.epochs = Json.text(job, "/training/epochs");
		this.allEpochs = Json.number(job, "/training/epochs").orElse(0);
		this.eta = Json.text(job, "/eta");
		this.total = Json.number(job, "/totalIterations").orElse(0);
		this.progress = Math.max(this.progress, Json.number(job, "/progress").orElse(0));
		this.epoch = Math.max(this.epoch, (long) Json.number(job, "/epoch").orElse(0));
	}

	synchronized void update(JobEvent event) {
		JsonNode tree = event.tree();
		if (event.type().equals("state")) {
			this.status = Json.text(tree, "/status");
		}
		if (event.type().equals("epoch")) {
			this.epoch = Math.max(this.epoch, (long) Json.number(tree, "/epoch").orElse(0));
			this.progress = Math.max(this.progress, share(tree));
			loss(tree.path("metrics"));
		}
	}

	/** A job that waited at the first look did not know its iterations yet. */
	private double share(JsonNode event) {
		double all = (this.total > 0) ? this.total : this.allEpochs;
		double done = Json.number(event, (this.total > 0) ? "/iteration" : "/epoch").orElse(0);
		return (all > 0) ? done / all : 0;
	}

	private void loss(JsonNode metrics) {
		for (String name : LOSSES) {
			if (metrics.path(name).isNumber()) {
				this.part = name.substring(0, name.indexOf('.'));
				this.losses.add(metrics.path(name).doubleValue());
				return;
			}
		}
	}

	/** Tens of percent. */
	synchronized int tenths() {
		return (int) (10 * this.progress);
	}

	synchronized String line(boolean unicode, Instant now) {
		int percent = (int) Math.min(100, 100 * this.progress);
		StringBuilder line = new StringBuilder("[");
		for (int i = 0; i < BAR; i++) {
			line.append((i < percent * BAR / 100) ? '#' : '.');
		}
		line.append(String.format(Locale.ROOT, "] %3d %%  epoch %d", percent, this.epoch));
		line.append(this.epochs.isEmpty() ? "" : "/" + this.epochs);
		if (!this.losses.isEmpty()) {
			line.append("  ")
				.append(this.part)
				.append(" loss ")
				.append(Figures.of(this.losses.get(this.losses.size() - 1)));
			line.append(unicode ? " " + Plot.sparks(this.losses, SPARKS) : "");
		}
		return line.append(left(now)).toString();
	}

	private String left(Instant now) {
		if (!this.status.equals("RUNNING")) {
			return this.status.equals("QUEUED") ? "  waiting for its turn" : "  " + this.status;
		}
		try {
			return this.eta.isEmpty() ? ""
					: "  " + Figures.duration(Duration.between(now, Instant.parse(this.eta))) + " left";
		}
		catch (DateTimeParseException ex) {
			return "";
		}
	}

	synchronized OptionalDouble lastLoss() {
		return this.losses.isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(this.losses.get(this.losses.size() - 1));
	}

}
