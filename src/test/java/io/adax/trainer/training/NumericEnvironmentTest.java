package io.adax.trainer.training;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NumericEnvironmentTest {

	/** A rolling upgrade: a job goes on with a worker of the next version. */
	@Test
	void isAnotherInAnotherVersionOfTheService() {
		assertThat(of("0.2.0").changesSince(of("0.1.0"))).containsExactly("AdaX Trainer is 0.2.0, was 0.1.0");
		assertThat(of("0.1.0").changesSince(of("0.1.0"))).isEmpty();
	}

	private static NumericEnvironment of(String trainer) {
		return new NumericEnvironment("1.0.0-M2.1", "CPU", "linux-x86_64", "OPENBLAS Haswell", 1, "amd64", "17.0.15",
				trainer);
	}

}
