package io.adax.trainer;

import java.util.Map;

import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that nobody told where traces go. */
@ServiceTest
class UntracedIT {

	private final Trainer trainer;

	private final ApplicationContext context;

	private final JdbcTemplate database;

	UntracedIT(Trainer trainer, ApplicationContext context, JdbcTemplate database) {
		this.trainer = trainer;
		this.context = context;
		this.database = database;
	}

	@Test
	void makesNoSpansAndSendsNothing() {
		assertThat(this.context.getBeanNamesForType(Tracer.class)).isEmpty();
		assertThat(this.context.getBeanDefinitionNames()).noneMatch((name) -> name.toLowerCase().contains("otlp"));
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.contains("BatchSpanProcessor"));
	}

	@Test
	void keepsNothingOfACallersTrace() {
		String id = this.trainer.with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
			.submit(JobJson.small());
		this.trainer.awaitStatus(id, "SUCCEEDED");
		Map<String, Object> row = this.database
			.queryForMap("select trace_parent, resume_trace_parent from job where id = ?", id);
		assertThat(row.values()).containsOnlyNulls();
	}

}
