package io.adax.trainer.engine;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.engine.EngineStatus.Purpose;
import io.adax.trainer.engine.EngineStatus.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** The engine processes in numbers, for whoever watches this replica. */
@Component
class EngineMeters implements MeterBinder {

	private static final String BYTES = "bytes";

	private final EnginePool engines;

	private final WorkerProperties worker;

	private final EngineProperties properties;

	EngineMeters(EnginePool engines, WorkerProperties worker, EngineProperties properties) {
		this.engines = engines;
		this.worker = worker;
		this.properties = properties;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (Purpose purpose : Purpose.values()) {
			count(registry, purpose);
		}
		end(registry, EngineTally.REPLACED);
		for (Kind kind : Kind.values()) {
			if (!EngineProcess.HARMLESS.contains(kind)) {
				end(registry, EngineTally.reason(kind));
			}
		}
		gauge("trainer.engine.memory.limit", "Most resident memory that an engine may have",
				(pool) -> this.properties.memory().toBytes())
			.baseUnit(BYTES)
			.register(registry);
		gauge("trainer.slots", "Trainings that this replica runs side by side", (pool) -> this.worker.offered())
			.register(registry);
		gauge("trainer.slots.busy", "Trainings that this replica runs now",
				(pool) -> pool.status()
					.stream()
					.filter((engine) -> engine.purpose() == Purpose.TRAINING && engine.state() == State.BUSY)
					.count())
			.register(registry);
	}

	private void count(MeterRegistry registry, Purpose purpose) {
		String name = purpose.name().toLowerCase(Locale.ROOT);
		FunctionCounter.builder("trainer.engine.starts", this.engines, (pool) -> pool.tally().starts(purpose))
			.description("Engine processes started")
			.tag("purpose", name)
			.register(registry);
		gauge("trainer.engine.processes", "Engine processes that there are", (pool) -> memory(pool, purpose).count())
			.tag("purpose", name)
			.register(registry);
		gauge("trainer.engine.memory", "Resident memory of all engine processes", (pool) -> memory(pool, purpose).sum())
			.baseUnit(BYTES)
			.tag("purpose", name)
			.register(registry);
		gauge("trainer.engine.memory.largest", "Resident memory of the largest engine process",
				(pool) -> memory(pool, purpose).max().orElse(0))
			.baseUnit(BYTES)
			.tag("purpose", name)
			.register(registry);
	}

	private void end(MeterRegistry registry, String reason) {
		FunctionCounter.builder("trainer.engine.ends", this.engines, (pool) -> pool.tally().ends(reason))
			.description("Engine processes that ended, by reason; a replaced one was sound")
			.tag("reason", reason)
			.register(registry);
	}

	private Gauge.Builder<EnginePool> gauge(String name, String description, ToDoubleFunction<EnginePool> value) {
		return Gauge.builder(name, this.engines, value).description(description);
	}

	private static LongStream memory(EnginePool pool, Purpose purpose) {
		return pool.status().stream().filter((engine) -> engine.purpose() == purpose).mapToLong((engine) -> {
			Long bytes = engine.rssBytes();
			return (bytes != null) ? bytes : 0;
		});
	}

}
