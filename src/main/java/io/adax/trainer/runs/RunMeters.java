package io.adax.trainer.runs;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Counts the attempts that this replica began and ended, for whoever watches it. */
@Component
class RunMeters {

	private static final String NONE = "none";

	private final MeterRegistry registry;

	private final Counter begun;

	RunMeters(MeterRegistry registry) {
		this.registry = registry;
		this.begun = Counter.builder("trainer.runs.begun")
			.description("Attempts at jobs that this replica began")
			.register(registry);
		for (RunStatus status : RunStatus.values()) {
			if (status.isFinal() && status != RunStatus.FAILED && status != RunStatus.LOST) {
				ended(status, NONE);
			}
		}
		for (Failure.Kind kind : Failure.Kind.values()) {
			ended(RunStatus.FAILED, inWords(kind));
		}
		ended(RunStatus.LOST, inWords(Failure.Kind.INFRASTRUCTURE));
	}

	void begun() {
		this.begun.increment();
	}

	void ended(RunStatus status, @Nullable Failure failure) {
		ended(status, (failure != null) ? inWords(failure.kind()) : NONE).increment();
	}

	private Counter ended(RunStatus status, String failure) {
		return Counter.builder("trainer.runs.ended")
			.description(
					"Attempts that this replica ended; a lost one was taken over from a worker that stopped answering")
			.tag("status", inWords(status))
			.tag("failure", failure)
			.register(this.registry);
	}

	private static String inWords(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
