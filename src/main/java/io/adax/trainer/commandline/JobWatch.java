package io.adax.trainer.commandline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.adax.client.api.RunsApi;
import tools.jackson.databind.JsonNode;

/** Shows how a job goes on until it is over. */
final class JobWatch {

	private static final long LOOK_MILLIS = 1000;

	private final Session session;

	private final String job;

	private final Progress progress = new Progress();

	private int shown = -1;

	private volatile boolean over;

	JobWatch(Session session, String job) {
		this.session = session;
		this.job = job;
	}

	/** Returns the exit status that the end of the job means. */
	int run() throws InterruptedException {
		JsonNode found = this.session.getJob(this.job);
		this.progress.update(found);
		if (!JobEvent.isOver(Json.text(found, "/status"))) {
			Thread goodbye = new Thread(this::sayGoodbye);
			Runtime.getRuntime().addShutdownHook(goodbye);
			Thread looking = look();
			try {
				new EventFollower(this.session.service(), this.job, EventFollower.Patience.USUAL).follow(0, this::show,
						this::lost);
			}
			finally {
				this.over = true;
				looking.interrupt();
				Runtime.getRuntime().removeShutdownHook(goodbye);
			}
			found = this.session.getJob(this.job);
		}
		return end(found);
	}

	private void sayGoodbye() {
		if (!this.over) {
			this.session.screen()
				.note("The job goes on. trainer watch " + this.job + " looks at it again, trainer cancel " + this.job
						+ " ends it.");
		}
	}

	/**
	 * An epoch may take long: between events a terminal shows what the job itself says.
	 */
	private Thread look() {
		Thread looking = new Thread(() -> {
			while (!this.over && this.session.screen().terminal().live()) {
				try {
					Thread.sleep(LOOK_MILLIS);
					this.progress.update(this.session.getJob(this.job));
					showStatus();
				}
				catch (InterruptedException ex) {
					return;
				}
				catch (CommandFailure ex) {
					// who follows the events tells it
				}
			}
		}, "look");
		looking.setDaemon(true);
		looking.start();
		return looking;
	}

	private void show(JobEvent event) {
		if (this.session.json()) {
			this.session.screen().json(event.json());
			return;
		}
		this.progress.update(event);
		switch (event.type()) {
			case "fault", "warning" -> this.session.screen().line(event.line());
			case "state" -> {
				if (Json.text(event.tree(), "/status").equals("PAUSED")) {
					this.session.screen().line(event.line() + "  (trainer resume " + this.job + " lets it go on)");
				}
			}
			default -> {
			}
		}
		showStatus();
	}

	private void showStatus() {
		Screen screen = this.session.screen();
		if (screen.terminal().live()) {
			if (!this.over) {
				screen.status(this.progress.line(screen.terminal().unicode(), Instant.now()));
			}
		}
		else if (this.progress.tenths() != this.shown) {
			this.shown = this.progress.tenths();
			screen.line(this.progress.line(false, Instant.now()));
		}
	}

	private void lost() {
		this.session.screen().note("The connection is lost; trying again.");
	}

	private int end(JsonNode found) {
		boolean succeeded = Json.text(found, "/status").equals("SUCCEEDED");
		if (!this.session.json()) {
			if (succeeded && this.session.screen().terminal().live()) {
				this.session.screen().lines(plot());
			}
			this.session.screen().lines(result(found));
			if (succeeded) {
				this.session.screen().lines(ShowCommand.evaluation(this.session, this.job));
			}
		}
		return (succeeded ? ExitStatus.OK : ExitStatus.JOB_FAILED).code();
	}

	private List<String> plot() {
		JsonNode metrics = this.session.ask((client) -> new RunsApi(client).getMetricsWithResponseSpec(this.job,
				new LinkedHashSet<>(Set.of("train.epochLoss")), 200));
		return MetricsCommand.plots(metrics, this.session.screen().terminal());
	}

	private static List<String> result(JsonNode job) {
		List<String> lines = new ArrayList<>();
		String took = Figures.between(job, "/startedAt", "/finishedAt");
		lines.add(JobViews.line(job) + (took.isEmpty() ? "" : " after " + took));
		String reason = Json.text(job, "/statusReason");
		if (!reason.isEmpty() && !job.hasNonNull("failure")) {
			lines.add("  " + reason);
		}
		lines.addAll(JobViews.failure(job));
		if (job.hasNonNull("modelId")) {
			lines.add("Model " + Json.text(job, "/modelId"));
		}
		return lines;
	}

}
