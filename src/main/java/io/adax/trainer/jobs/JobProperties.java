package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.adax.trainer.runs.Failure;
import io.adax.trainer.training.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import static io.adax.trainer.runs.Failure.Kind.CAPACITY;
import static io.adax.trainer.runs.Failure.Kind.INFRASTRUCTURE;

/**
 * How jobs are queued and tried again.
 *
 * @param maxAttempts attempts in a row without a newer checkpoint, where a failure is not
 * the job's own fault
 * @param backOff until the second of them; twice as long until each further one
 * @param maxBackOff but no longer than this
 * @param retry other values for single classes of failures
 * @param aging a waiting job gains a level of priority each time
 */
@ConfigurationProperties("trainer.jobs")
@Validated
record JobProperties(@DefaultValue("3") @Min(1) @Max(100) int maxAttempts,
		@DefaultValue("2s") @DurationMin Duration backOff, @DefaultValue("1m") @DurationMin Duration maxBackOff,
		Map<Failure.Kind, @Valid Retry> retry,
		@DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(days = 7) Duration aging) {

	/** The same work on the same data fails again, or its time is over for good. */
	private static final Set<Failure.Kind> HOPELESS = EnumSet.complementOf(EnumSet.of(CAPACITY, INFRASTRUCTURE));

	private static final int MAX_DOUBLINGS = 30;

	JobProperties {
		retry = (retry != null) ? Map.copyOf(retry) : Map.of();
	}

	/** For one class of failures; what is left out is as for all. */
	record Retry(@Nullable @Min(1) @Max(100) Integer maxAttempts, @Nullable @DurationMin Duration backOff,
			@Nullable @DurationMin Duration maxBackOff) {

		private static final Retry NONE = new Retry(null, null, null);

	}

	@AssertTrue(message = "trainer.jobs.retry may name capacity and infrastructure: other failures would come again")
	boolean isRetryOfHopefulOnly() {
		return this.retry.keySet().stream().noneMatch(HOPELESS::contains);
	}

	/** Attempts in a row without a newer checkpoint, of which the last failed so. */
	int maxAttempts(Failure.Kind kind) {
		int usual = (kind == INFRASTRUCTURE) ? this.maxAttempts : 1;
		return Objects.requireNonNullElse(of(kind).maxAttempts(), usual);
	}

	/** How long to wait after so many failures in a row. */
	Duration backOff(Failure.Kind kind, int failures) {
		Duration first = Objects.requireNonNullElse(of(kind).backOff(), this.backOff);
		Duration longest = Objects.requireNonNullElse(of(kind).maxBackOff(), this.maxBackOff);
		Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
		return (wait.compareTo(longest) < 0) ? wait : longest;
	}

	private Retry of(Failure.Kind kind) {
		return this.retry.getOrDefault(kind, Retry.NONE);
	}

	/**
	 * What a job may ask for at most.
	 *
	 * @param maxLayers layers of a network
	 * @param maxUnits outputs of a layer
	 * @param maxParameters parameters of a network
	 * @param maxEpochs epochs
	 * @param maxBatchSize rows of a batch
	 */
	@ConfigurationProperties("trainer.limits")
	@Validated
	record JobLimits(@DefaultValue("100") @Min(1) int maxLayers, @DefaultValue("16384") @Min(1) int maxUnits,
			@DefaultValue("50000000") @Min(1) long maxParameters, @DefaultValue("100000") @Min(1) int maxEpochs,
			@DefaultValue("65536") @Min(1) int maxBatchSize) {

		/** With the memory and the heap that an engine may take. */
		Limits limits(DataSize engineMemory, DataSize engineHeap) {
			return new Limits(this.maxLayers, this.maxUnits, this.maxParameters, this.maxEpochs, this.maxBatchSize,
					engineMemory.toBytes(), engineHeap.toBytes());
		}

	}

}
