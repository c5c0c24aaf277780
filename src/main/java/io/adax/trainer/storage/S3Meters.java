package io.adax.trainer.storage;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.http.HttpMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.metrics.SdkMetric;

import org.springframework.stereotype.Component;

/** The requests to S3 in numbers, all tries of one together. */
@Component
class S3Meters implements MetricPublisher {

	private static final int NOT_FOUND = 404;

	private static final int CONFLICT = 409;

	private static final int PRECONDITION_FAILED = 412;

	private final MeterRegistry registry;

	S3Meters(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void publish(MetricCollection request) {
		String operation = last(request, CoreMetric.OPERATION_NAME, "unknown");
		Timer.builder("trainer.s3.requests")
			.description("Requests to S3: ok, or away where S3 did not answer or could not, or refused")
			.tag("operation", operation)
			.tag("outcome", outcome(operation, request))
			.register(this.registry)
			.record(last(request, CoreMetric.API_CALL_DURATION, Duration.ZERO));
	}

	private static String outcome(String operation, MetricCollection request) {
		if (last(request, CoreMetric.API_CALL_SUCCESSFUL, false)) {
			return "ok";
		}
		List<MetricCollection> tries = request.children();
		int status = tries.isEmpty() ? 0 : last(tries.get(tries.size() - 1), HttpMetric.HTTP_STATUS_CODE, 0);
		if (isAnswer(operation, status)) {
			return "ok";
		}
		return (status == 0 || S3Objects.isAway(status)) ? "away" : "refused";
	}

	/** What was asked for: is it there, or put it unless it is. */
	private static boolean isAnswer(String operation, int status) {
		return switch (operation) {
			case "HeadObject" -> status == NOT_FOUND;
			case "PutObject" -> status == CONFLICT || status == PRECONDITION_FAILED;
			default -> false;
		};
	}

	private static <T> T last(MetricCollection collection, SdkMetric<T> metric, T otherwise) {
		List<T> values = collection.metricValues(metric);
		return values.isEmpty() ? otherwise : values.get(values.size() - 1);
	}

	@Override
	public void close() {
		// nothing waits to be published
	}

}
