package io.adax.trainer.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How engine processes are started, bounded and replaced.
 *
 * @param heap largest Java heap of an engine
 * @param memory largest resident memory of an engine, Java heap and native together
 * @param threads threads of native operations
 * @param cacheDirectory for what engines unpack; {@code cache} in the service's home if
 * null
 * @param startTimeout until an engine is ready
 * @param timeout until a description or a prediction is there
 * @param cancelGrace until a training that was cancelled and has not stopped is killed
 * @param shutdownGrace the same where the service shuts down
 * @param maxRuns after so many an engine is replaced
 * @param maxMemoryShare an engine is replaced when it keeps more than this share of its
 * memory after a run
 * @param coreType OpenBLAS kernel: its name, {@code auto}, or {@code none} to leave the
 * choice to OpenBLAS
 * @param warm whether an engine is started before the first training asks for it
 * @param javaOptions more options of an engine's JVM, with spaces between them
 */
@ConfigurationProperties("trainer.engine")
@Validated
record EngineProperties(@DefaultValue("512MB") DataSize heap, @DefaultValue("4GB") DataSize memory,
		@DefaultValue("1") @Min(1) @Max(1024) int threads, @Nullable Path cacheDirectory,
		@DefaultValue("60s") @DurationMin(seconds = 1) Duration startTimeout,
		@DefaultValue("60s") @DurationMin(millis = 100) Duration timeout,
		@DefaultValue("2s") @DurationMin Duration cancelGrace, @DefaultValue("15s") @DurationMin Duration shutdownGrace,
		@DefaultValue("2000") @Min(1) int maxRuns,
		@DefaultValue("0.5") @DecimalMin("0.1") @DecimalMax("1") double maxMemoryShare,
		@DefaultValue("auto") @Pattern(regexp = "[A-Za-z0-9]+") String coreType, @DefaultValue("true") boolean warm,
		@DefaultValue("") String javaOptions) {

	private static final DataSize SMALLEST_HEAP = DataSize.ofMegabytes(32);

	/** How long an engine that was asked to stop may take. */
	Patience patience() {
		return new Patience(this.cancelGrace, this.shutdownGrace);
	}

	/** Options have commas of their own. */
	List<String> moreOptions() {
		return this.javaOptions.isBlank() ? List.of() : List.of(this.javaOptions.trim().split("\\s+"));
	}

	@AssertTrue(message = "trainer.engine.heap must be at least 32MB")
	boolean isHeapLargeEnough() {
		return this.heap.compareTo(SMALLEST_HEAP) >= 0;
	}

	@AssertTrue(message = "trainer.engine.memory must be larger than trainer.engine.heap")
	boolean isMemoryLargerThanHeap() {
		return this.memory.compareTo(this.heap) > 0;
	}

}
