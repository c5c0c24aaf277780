package io.adax.trainer.training;

import java.nio.file.Path;

import io.adax.trainer.data.DataSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted without ND4J is what Deeplearning4j counts. */
class NetworkSizesTest {

	@TempDir
	Path directory;

	@Test
	void areThoseOfTheEngine() {
		for (DataSpec data : new DataSpec[] { Samples.iris(this.directory), Samples.twoClasses(this.directory) }) {
			RunSpec spec = new RunSpec(data, Samples.NOISY, Samples.ADAX, Samples.training(1));
			assertThat(NetworkSizes.of(spec)).isEqualTo(Describer.describe(spec));
		}
	}

}
