package io.adax.trainer.runs;

import jakarta.validation.constraints.AssertTrue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the logs of runs are kept.
 *
 * @param maxSize of the log of one attempt; of a longer one the beginning and the end
 * stay
 */
@ConfigurationProperties("trainer.logs")
@Validated
record LogProperties(@DefaultValue("8MB") DataSize maxSize) {

	private static final DataSize SMALLEST = DataSize.ofKilobytes(64);

	@AssertTrue(message = "trainer.logs.max-size must be at least 64KB")
	boolean isLargeEnough() {
		return this.maxSize.compareTo(SMALLEST) >= 0;
	}

}
