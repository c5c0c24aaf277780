package io.adax.trainer.training;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProvenanceTest {

	private static final NumericEnvironment HERE = on("amd64, AuthenticAMD family 23");

	private static final NumericEnvironment THERE = on("amd64, GenuineIntel family 6");

	@Test
	void isExactInOneEnvironment() {
		assertThat(Provenance.of(HERE).after(checkpoint(500, Provenance.of(HERE))).notExact()).isEmpty();
	}

	@Test
	void tellsWhatHasChanged() {
		assertThat(Provenance.of(THERE).after(checkpoint(500, Provenance.of(HERE))).notExact()).singleElement()
			.asString()
			.contains("After iteration 500", "GenuineIntel", "AuthenticAMD");
	}

	/** It fits into a header and a row, however often it moves. */
	@Test
	void keepsTheFirstChangesOfARunThatMovesToAndFro() {
		Provenance provenance = Provenance.of(HERE);
		for (int i = 1; i <= 100; i++) {
			provenance = Provenance.of((i % 2 == 0) ? HERE : THERE).after(checkpoint(i, provenance));
		}
		assertThat(provenance.notExact()).hasSize(20);
		assertThat(provenance.notExact().get(0)).contains("After iteration 1 ");
	}

	private static Checkpoint.Header checkpoint(long iteration, Provenance provenance) {
		return Checkpoint.Header.of(new RunPosition(iteration, 0, 0, 0, 0, null, 0, Map.of(), 0), provenance,
				List.of());
	}

	private static NumericEnvironment on(String architecture) {
		return new NumericEnvironment("1.0.0-M2.1", "CPU", "linux-x86_64", "OPENBLAS", 1, architecture, "17", "0.1.0");
	}

}
