package io.adax.trainer.jobs;

import java.util.HashMap;
import java.util.Map;

import io.adax.trainer.jobs.Attempts.Attempt;
import org.slf4j.MDC;

/**
 * Names the attempt, and its place in a trace, in each line that this thread logs, until
 * it is closed.
 */
record LogContext(Map<String, String> fields) implements AutoCloseable {

	static LogContext of(Attempt attempt) {
		Map<String, String> fields = new HashMap<>(attempt.trace().ids());
		fields.putAll(
				Map.of("job", attempt.jobId(), "run", attempt.runId(), "attempt", Integer.toString(attempt.number())));
		LogContext context = new LogContext(fields);
		context.fields.forEach(MDC::put);
		return context;
	}

	@Override
	public void close() {
		this.fields.keySet().forEach(MDC::remove);
	}

}
