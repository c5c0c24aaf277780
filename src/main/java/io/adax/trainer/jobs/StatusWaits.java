package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.access.Places;
import io.adax.trainer.access.Projects;
import io.adax.trainer.runs.EventType;
import io.adax.trainer.runs.RecordedEvent;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Requests that wait for another status of their job. One thread looks into the database
 * for all of them, because the job may run on another replica; what this one does to a
 * job wakes them at once.
 */
@Component
class StatusWaits implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(StatusWaits.class);

	private static final Duration LOOK = Duration.ofMillis(250);

	private static final int MOST = 1000;

	private static final int PAGE = 500;

	/** How many requests may be answered at a time: each takes a connection. */
	private static final int ANSWERING = 4;

	private final JobRepository jobs;

	private final Places places;

	private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemon("waits-clock"));

	private final ExecutorService answers = Executors.newFixedThreadPool(ANSWERING, daemon("waits"));

	private volatile boolean running;

	StatusWaits(JobRepository jobs, Projects projects) {
		this.jobs = jobs;
		this.places = new Places(MOST, "requests that wait", projects);
		this.clock.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static ThreadFactory daemon(String name) {
		return (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		};
	}

	/**
	 * Calls back once, when a job has another status than the known one, or after a time.
	 */
	void add(String jobId, JobStatus known, Duration most, Runnable then) {
		Wait wait = new Wait(jobId, known, System.nanoTime() + most.toNanos(), then, this.places.take());
		this.waits.add(wait);
		if (!this.running) {
			end(wait);
		}
	}

	/** Here, and only here, a job was changed just now. */
	@TransactionalEventListener
	void onChange(RecordedEvent event) {
		if (event.event().type() == EventType.STATE) {
			this.waits.stream().filter((wait) -> wait.jobId().equals(event.jobId())).forEach(this::end);
		}
	}

	private void look() {
		try {
			if (!this.waits.isEmpty()) {
				Map<String, JobStatus> now = statuses();
				this.waits.stream().filter((wait) -> now.get(wait.jobId()) != wait.known()).forEach(this::end);
			}
		}
		catch (RuntimeException ex) {
			// the next look may succeed, and there must be one
			log.warn("Cannot see now whether jobs have another status: {}", ex.toString());
		}
		long now = System.nanoTime();
		this.waits.stream().filter((wait) -> now - wait.until() >= 0).forEach(this::end);
	}

	/** Of jobs that are gone, nothing. */
	private Map<String, JobStatus> statuses() {
		List<String> ids = new ArrayList<>(this.waits.stream().map(Wait::jobId).distinct().toList());
		Map<String, JobStatus> statuses = new HashMap<>();
		for (int from = 0; from < ids.size(); from += PAGE) {
			this.jobs.findStatuses(ids.subList(from, Math.min(ids.size(), from + PAGE)))
				.forEach((job) -> statuses.put(job.id(), job.status()));
		}
		return statuses;
	}

	private void end(Wait wait) {
		if (this.waits.remove(wait)) {
			wait.place().leave();
			this.answers.execute(wait.then());
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	/** Before the web server waits for requests that are under way. */
	@Override
	public void stop() {
		this.running = false;
		this.waits.forEach(this::end);
	}

	/** Without interrupts: in the middle of a read they close the embedded database. */
	@PreDestroy
	void close() {
		this.clock.shutdown();
		this.answers.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** One request; no two are equal. */
	private static final class Wait {

		private final String jobId;

		private final JobStatus known;

		private final long until;

		private final Runnable then;

		private final Places.Place place;

		private Wait(String jobId, JobStatus known, long until, Runnable then, Places.Place place) {
			this.jobId = jobId;
			this.known = known;
			this.until = until;
			this.then = then;
			this.place = place;
		}

		String jobId() {
			return this.jobId;
		}

		JobStatus known() {
			return this.known;
		}

		long until() {
			return this.until;
		}

		Runnable then() {
			return this.then;
		}

		Places.Place place() {
			return this.place;
		}

	}

}
