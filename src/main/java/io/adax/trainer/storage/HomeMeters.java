package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How much the home has, and may have: where its size is limited, and not the disk, that
 * of the disk tells nothing.
 */
@Component
class HomeMeters {

	private static final Logger log = LoggerFactory.getLogger(HomeMeters.class);

	private static final Duration EVERY = Duration.ofSeconds(30);

	/** Most of the time it rests, however many files there are. */
	private static final int REST = 20;

	private final TrainerHome home;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "home-meters");
		thread.setDaemon(true);
		return thread;
	});

	private volatile double bytes = Double.NaN;

	HomeMeters(TrainerHome home, StorageProperties storage, MeterRegistry registry) {
		this.home = home;
		Gauge.builder("trainer.home.used", this, (meters) -> meters.bytes)
			.description("Bytes of all files in the home")
			.baseUnit("bytes")
			.register(registry);
		// NaN, and not missing: it can be tested that whoever asks for it has its name
		double limit = (storage.homeLimit() != null) ? storage.homeLimit().toBytes() : Double.NaN;
		Gauge.builder("trainer.home.limit", () -> limit)
			.description("Bytes that the home may have; NaN where only its disk limits it")
			.baseUnit("bytes")
			.register(registry);
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.execute(this::look);
	}

	private void look() {
		long begin = System.nanoTime();
		measure();
		long rest = Math.max(EVERY.toNanos(), REST * (System.nanoTime() - begin));
		if (!this.thread.isShutdown()) {
			this.thread.schedule(this::look, rest, TimeUnit.NANOSECONDS);
		}
	}

	void measure() {
		try {
			this.bytes = size(this.home.directory(""));
		}
		catch (IOException | RuntimeException ex) {
			log.debug("The home cannot be measured now", ex);
			this.bytes = Double.NaN;
		}
	}

	private static long size(Path folder) throws IOException {
		Sum sum = new Sum();
		Files.walkFileTree(folder, sum);
		return sum.bytes;
	}

	/** Of what is not deleted meanwhile. */
	private static final class Sum extends SimpleFileVisitor<Path> {

		private long bytes;

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			this.bytes += attributes.size();
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException failure) {
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
			return FileVisitResult.CONTINUE;
		}

	}

	@PreDestroy
	void stop() {
		this.thread.shutdownNow();
	}

}
