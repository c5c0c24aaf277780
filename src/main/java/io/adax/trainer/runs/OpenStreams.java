package io.adax.trainer.runs;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.adax.trainer.access.Places;
import io.adax.trainer.access.Projects;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * The open streams. One thread looks after all of them, into the database and at files,
 * because the job may run on another replica.
 */
@Component
class OpenStreams implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);

	private static final Duration LOOK = Duration.ofMillis(250);

	/** How long the service waits at its end for what is being looked up. */
	private static final Duration LAST_LOOK = Duration.ofSeconds(1);

	private static final int MAX_STREAMS = 256;

	private volatile boolean running;

	private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

	/** A client that does not read may block its own thread, not the others'. */
	private final ExecutorService senders = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "stream");
		thread.setDaemon(true);
		return thread;
	});

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "streams-clock");
		thread.setDaemon(true);
		return thread;
	});

	private final Places places;

	OpenStreams(Projects projects) {
		this.places = new Places(MAX_STREAMS, "open streams", projects);
		this.clock.scheduleWithFixedDelay(this::pump, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Sends what is new; asked again and again, by one thread at a time. */
	@FunctionalInterface
	interface Pump {

		/**
		 * Returns whether that was the last of it.
		 */
		boolean send() throws IOException;

	}

	/** Keeps a stream open until its pump has sent the last of it. */
	<E extends ResponseBodyEmitter> E open(E emitter, Pump pump) {
		Stream stream = new Stream(emitter, pump, new AtomicBoolean(), this.places.take());
		emitter.onCompletion(() -> end(stream));
		emitter.onError((ex) -> end(stream));
		this.streams.add(stream);
		if (!this.running) {
			emitter.complete();
		}
		return emitter;
	}

	private void end(Stream stream) {
		if (this.streams.remove(stream)) {
			stream.place().leave();
		}
	}

	private void pump() {
		for (Stream stream : this.streams) {
			if (this.running && stream.sending().compareAndSet(false, true)) {
				this.senders.execute(() -> pump(stream));
			}
		}
	}

	private void pump(Stream stream) {
		try {
			if (stream.pump().send()) {
				stream.emitter().complete();
			}
		}
		catch (IOException | IllegalStateException ex) {
			// the client has gone, or what it reads cannot be read
			log.debug("A stream ends", ex);
			end(stream);
			stream.emitter().complete();
		}
		catch (RuntimeException ex) {
			log.warn("A stream cannot be fed now", ex);
		}
		finally {
			stream.sending().set(false);
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
		this.streams.forEach((stream) -> stream.emitter().complete());
	}

	/** Without interrupts: in the middle of a read they close the embedded database. */
	@PreDestroy
	void close() throws InterruptedException {
		this.clock.shutdown();
		this.senders.shutdown();
		this.senders.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** One client. */
	private record Stream(ResponseBodyEmitter emitter, Pump pump, AtomicBoolean sending, Places.Place place) {

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}
