package io.adax.trainer.engine;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.engine.EngineStatus.Purpose;
import org.jspecify.annotations.Nullable;

/** How many engines were started, and why others ended. */
final class EngineTally {

	/** Why a sound engine ends: of age, of memory that it keeps, or with the service. */
	static final String REPLACED = "replaced";

	private final Map<Purpose, LongAdder> starts = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();

	void started(Purpose purpose) {
		this.starts.computeIfAbsent(purpose, (any) -> new LongAdder()).increment();
	}

	/** An engine has ended, by a failure unless null. */
	void ended(@Nullable Kind failure) {
		this.ends.computeIfAbsent(reason(failure), (any) -> new LongAdder()).increment();
	}

	static String reason(@Nullable Kind failure) {
		return (failure != null) ? failure.name().toLowerCase(Locale.ROOT) : REPLACED;
	}

	long starts(Purpose purpose) {
		LongAdder count = this.starts.get(purpose);
		return (count != null) ? count.sum() : 0;
	}

	long ends(String reason) {
		LongAdder count = this.ends.get(reason);
		return (count != null) ? count.sum() : 0;
	}

}
