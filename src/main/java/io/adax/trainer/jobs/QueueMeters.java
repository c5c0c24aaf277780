package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.adax.trainer.engine.WorkerProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The queue of each pool in numbers, for whoever scales its workers. Every replica that
 * answers requests has the same ones, also where no worker lives. A scrape does not wait
 * for the database.
 */
@Component
class QueueMeters {

	private static final Logger log = LoggerFactory.getLogger(QueueMeters.class);

	private static final Duration EVERY = Duration.ofSeconds(3);

	/** All jobs are counted at one look out of so many: they may be very many. */
	private static final int RARELY = 10;

	/** Numbers that are older are none: better to know nothing than what was once. */
	private static final Duration STALE = Duration.ofMinutes(1);

	private final PoolLoads loads;

	private final boolean wanted;

	private final Clock clock;

	private final List<Meter> meters;

	private final MultiGauge jobs;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "queue-meters");
		thread.setDaemon(true);
		return thread;
	});

	private Instant known = Instant.MIN;

	private int looks;

	QueueMeters(PoolLoads loads, WorkerProperties worker, MeterRegistry registry, Clock clock) {
		this.loads = loads;
		this.wanted = worker.isApi();
		this.clock = clock;
		this.jobs = MultiGauge.builder("trainer.jobs").description("Jobs by where they stand").register(registry);
		this.meters = List.of(new Meter(
				MultiGauge.builder("trainer.queue.depth").description("Jobs that wait for a pool").register(registry),
				PoolLoad::depth),
				new Meter(MultiGauge.builder("trainer.queue.wait")
					.description("How long the job has waited that came first of those that wait for a pool")
					.baseUnit("seconds")
					.register(registry), this::wait),
				new Meter(MultiGauge.builder("trainer.pool.workers")
					.description("Workers of a pool that live")
					.register(registry), PoolLoad::workers),
				new Meter(MultiGauge.builder("trainer.pool.slots")
					.description("Trainings that the workers of a pool may run side by side")
					.register(registry), PoolLoad::slots),
				new Meter(MultiGauge.builder("trainer.pool.load")
					.description("Slots that there is work for: jobs of a pool that run, and those that wait and could")
					.register(registry), PoolLoad::wanted),
				new Meter(MultiGauge.builder("trainer.pool.busy")
					.description("Jobs of a pool that run")
					.register(registry), PoolLoad::running));
	}

	/** A number that each pool has. */
	private record Meter(MultiGauge gauge, ToDoubleFunction<PoolLoad> value) {

		void show(Collection<PoolLoad> pools) {
			this.gauge.register(pools.stream()
				.map((pool) -> MultiGauge.Row.of(Tags.of("pool", pool.pool()), this.value.applyAsDouble(pool)))
				.toList(), true);
		}

	}

	private double wait(PoolLoad pool) {
		return (pool.oldest() != null) ? Duration.between(pool.oldest(), this.clock.instant()).toMillis() / 1000.0 : 0;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (this.wanted) {
			this.thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	void look() {
		try {
			Collection<PoolLoad> pools = this.loads.now().values();
			this.meters.forEach((meter) -> meter.show(pools));
			if (this.looks++ % RARELY == 0) {
				show(this.loads.byStatus());
			}
			this.known = this.clock.instant();
		}
		catch (DataAccessException ex) {
			log.debug("The queue cannot be counted now", ex);
			if (this.known.plus(STALE).isBefore(this.clock.instant())) {
				this.meters.forEach((meter) -> meter.show(List.of()));
				show(Map.of());
				this.looks = 0;
			}
		}
	}

	private void show(Map<JobStatus, Long> counts) {
		this.jobs.register(counts.entrySet()
			.stream()
			.map((count) -> MultiGauge.Row.of(Tags.of("status", count.getKey().name().toLowerCase(Locale.ROOT)),
					count.getValue()))
			.toList(), true);
	}

	/** Without an interrupt, which closes the embedded database. */
	@PreDestroy
	void stop() {
		this.thread.shutdown();
	}

}
