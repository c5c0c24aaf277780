package io.adax.trainer.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

/**
 * A pod and its kubelet: starts the container, probes it, starts it anew when it ends or
 * its liveness fails, and stops it as {@code preStop} and the grace period say.
 */
final class Pod {

	/** Before the second restart; then twice as long each time. */
	private static final Duration BACK_OFF = Duration.ofSeconds(10);

	private final String name;

	private final JsonNode template;

	private final Path directory;

	private final Path log;

	private final Place place;

	private final CountDownLatch deleted = new CountDownLatch(1);

	private final CountDownLatch gone = new CountDownLatch(1);

	private volatile Container container;

	private volatile boolean ready;

	private volatile int restarts;

	private volatile boolean overstayed;

	/**
	 * Where it runs.
	 *
	 * @param address its own
	 * @param network what it reaches
	 * @param launch how its container is started
	 * @param hosts the names that it knows
	 */
	record Place(String address, Network network, Launch launch, Path hosts) {
	}

	Pod(String name, JsonNode template, Path directory, Path log, Place place) {
		this.name = name;
		this.template = template;
		this.directory = directory;
		this.log = log;
		this.place = place;
		thread(this::live);
	}

	private void live() throws IOException, InterruptedException {
		while (!this.deleted.await(backOff().toSeconds(), TimeUnit.SECONDS)) {
			Optional<Container> started = start();
			if (started.isPresent()) {
				watch(started.get());
			}
			if (!isDeleted()) {
				this.ready = false;
				this.restarts++;
			}
		}
	}

	private Duration backOff() {
		return (this.restarts < 2) ? Duration.ZERO : BACK_OFF.multipliedBy(1L << Math.min(this.restarts - 2, 5));
	}

	/**
	 * Nothing if it was deleted meanwhile: whoever does that must find what is to be
	 * stopped.
	 */
	private synchronized Optional<Container> start() throws IOException {
		if (!isDeleted()) {
			this.container = Container.start(this.place.launch().builder(this.place.hosts()), this.log);
			return Optional.of(this.container);
		}
		return Optional.empty();
	}

	/** Until it ends, or has to. */
	private void watch(Container running) throws InterruptedException {
		if (!awaitStart(running)) {
			return;
		}
		Probing liveness = probing("livenessProbe");
		Probing readiness = probing("readinessProbe");
		Instant next = Instant.now();
		while (running.outlives(next) && !isDeleted()) {
			if (liveness.ask() == Probing.Verdict.FAILED) {
				stop(running);
				return;
			}
			Probing.Verdict verdict = readiness.ask();
			if (verdict != Probing.Verdict.OPEN && !isDeleted()) {
				this.ready = verdict == Probing.Verdict.PASSED;
			}
			next = liveness.next().isBefore(readiness.next()) ? liveness.next() : readiness.next();
		}
	}

	private boolean awaitStart(Container running) throws InterruptedException {
		Probing startup = probing("startupProbe");
		while (running.outlives(startup.next()) && !isDeleted()) {
			switch (startup.ask()) {
				case PASSED -> {
					return true;
				}
				case FAILED -> {
					stop(running);
					return false;
				}
				case OPEN -> {
					// asks again
				}
			}
		}
		return false;
	}

	private Probing probing(String probe) {
		return new Probing(container(), probe, this.place.address());
	}

	/** As {@code kubectl delete pod} does; returns at once. */
	synchronized void delete() {
		if (isDeleted()) {
			return;
		}
		this.deleted.countDown();
		this.ready = false;
		thread(() -> {
			if (this.container != null) {
				stop(this.container);
			}
			this.place.network().close();
			FileSystemUtils.deleteRecursively(this.directory);
			this.gone.countDown();
		});
	}

	/** preStop, SIGTERM, and SIGKILL at the end of the grace period. */
	private void stop(Container running) throws InterruptedException {
		Instant end = Instant.now().plusSeconds(spec().path("terminationGracePeriodSeconds").asInt(30));
		JsonNode preStop = container().at("/lifecycle/preStop");
		if (!preStop.isMissingNode() && !preStop.has("sleep")) {
			throw new IllegalStateException("No kubelet stands behind " + preStop);
		}
		if (running.outlives(Instant.now().plusSeconds(preStop.at("/sleep/seconds").asInt(0)))) {
			running.terminate();
			if (running.outlives(end)) {
				this.overstayed = true;
				running.kill();
			}
		}
	}

	/** {@code kill -9} of all its processes. */
	void kill() throws InterruptedException {
		this.container.kill();
	}

	/** Ends it without a word, as the cluster ends. */
	synchronized void abandon() throws IOException, InterruptedException {
		this.deleted.countDown();
		if (this.container != null) {
			this.container.kill();
		}
		this.place.network().close();
	}

	/** Cuts it off from a name, or mends the way. */
	void cut(String host, boolean cut) {
		if (cut) {
			this.place.network().to(host).cut();
		}
		else {
			this.place.network().to(host).mend();
		}
	}

	String name() {
		return this.name;
	}

	String address() {
		return this.place.address();
	}

	/** What it was made by. */
	JsonNode template() {
		return this.template;
	}

	JsonNode container() {
		return spec().at("/containers/0");
	}

	private JsonNode spec() {
		return this.template.get("spec");
	}

	boolean isReady() {
		return this.ready;
	}

	boolean isDeleted() {
		return this.deleted.getCount() == 0;
	}

	boolean isGone() {
		return this.gone.getCount() == 0;
	}

	int restarts() {
		return this.restarts;
	}

	/** Whether it had to be killed at the end of its grace period. */
	boolean hasOverstayed() {
		return this.overstayed;
	}

	/** What its container has printed. */
	String output() {
		try {
			return Files.exists(this.log) ? Files.readString(this.log) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void thread(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}, this.name);
		thread.setDaemon(true);
		thread.start();
	}

	private interface Work {

		void run() throws IOException, InterruptedException;

	}

	@Override
	public String toString() {
		return this.name;
	}

}
