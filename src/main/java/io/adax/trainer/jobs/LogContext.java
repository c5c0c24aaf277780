package io.adax.trainer.jobs;

import java.util.Map;

import io.adax.trainer.jobs.Attempts.Attempt;
import org.slf4j.MDC;

/** Names the attempt in each line that this thread logs, until it is closed. */
record LogContext(Map<String, String> fields) implements AutoCloseable {

	static LogContext of(Attempt attempt) {
		LogContext context = new LogContext(
				Map.of("job", attempt.jobId(), "run", attempt.runId(), "attempt", Integer.toString(attempt.number())));
		context.fields.forEach(MDC::put);
		return context;
	}

	@Override
	public void close() {
		this.fields.keySet().forEach(MDC::remove);
	}

}
