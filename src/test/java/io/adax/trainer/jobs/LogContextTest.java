package io.adax.trainer.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.traces.TraceParent;
import io.adax.trainer.traces.Traces;
import io.micrometer.tracing.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class LogContextTest {

	private static final Attempt ATTEMPT = new Attempt("default", "a-job", "a-run", 3, Requests.small(),
			new Position(0, 0), null, AttemptTrace.NONE);

	@ParameterizedTest
	@CsvSource({ "logstash, ''", "ecs, ''", "gelf, _" })
	void namesTheAttemptInEachStructuredLine(String format, String prefix) {
		try (LogContext context = LogContext.of(ATTEMPT)) {
			JsonNode line = line(format);
			assertThat(line.path(prefix + "job").asString()).isEqualTo("a-job");
			assertThat(line.path(prefix + "run").asString()).isEqualTo("a-run");
			assertThat(line.path(prefix + "attempt").asString()).isEqualTo("3");
		}
		assertThat(line(format).has(prefix + "job")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "logstash, ''", "ecs, ''", "gelf, _" })
	void namesTheTraceOfTheRequest(String format, String prefix) {
		TraceParent asked = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
		AttemptTrace trace = new AttemptTrace(Traces.none(), Clock.systemUTC(), asked, Span.NOOP, () -> {
		});
		try (LogContext context = LogContext
			.of(new Attempt("default", "a-job", "a-run", 3, Requests.small(), new Position(0, 0), null, trace))) {
			assertThat(line(format).path(prefix + "traceId").asString()).isEqualTo(asked.traceId());
		}
		assertThat(line(format).has(prefix + "traceId")).isFalse();
	}

	/**
	 * What Spring Boot writes where {@code logging.structured.format.console} says so.
	 */
	private static JsonNode line(String format) {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(((LoggerContext) LoggerFactory.getILoggerFactory()).getMDCAdapter());
		context.putObject(Environment.class.getName(), new MockEnvironment());
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(format);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
		Logger logger = context.getLogger("a logger");
		return new JsonMapper()
			.readTree(encoder.encode(new LoggingEvent("here", logger, Level.INFO, "a line", null, null)));
	}

}
