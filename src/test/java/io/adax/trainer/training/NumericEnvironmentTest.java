package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NumericEnvironmentTest {

	/** A rolling upgrade: a job goes on with a worker of the next version. */
	@Test
	void isAnotherInAnotherVersionOfTheService() {
		assertThat(of("0.2.0").changesSince(of("0.1.0"))).containsExactly("AdaX Trainer is 0.2.0, was 0.1.0");
		assertThat(of("0.1.0").changesSince(of("0.1.0"))).isEmpty();
	}

	/** A version number stays for long, and the arithmetic may change meanwhile. */
	@Test
	void isAnotherInAnotherBuildOfTheSameVersion() {
		assertThat(of("0.1.0+3f9c0a417be2").changesSince(of("0.1.0+88d10c5a9f47"))).hasSize(1);
		assertThat(NumericEnvironments.current().trainer()).as("version and code").matches("[^+]+\\+[0-9a-f]{12}");
	}

	@Test
	void namesTheVersionOfTheBlasLibrary() {
		assertThat(NumericEnvironments.current().blas()).matches("OPENBLAS [0-9.]+-[0-9.]+ .+");
	}

	/** With a kernel that is set, nothing else would tell. */
	@Test
	void isAnotherOnAProcessorOfAnotherVendorOrFamily(@TempDir Path directory) throws IOException {
		Path amd = Files.writeString(directory.resolve("amd"), "processor\t: 0\nvendor_id\t: AuthenticAMD\n"
				+ "cpu family\t: 25\nmodel name\t: AMD EPYC\n\nprocessor\t: 1\nvendor_id\t: AuthenticAMD\n");
		Path arm = Files.writeString(directory.resolve("arm"),
				"processor\t: 0\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd0c\n");
		assertThat(NumericEnvironments.family(amd)).isEqualTo("AuthenticAMD family 25");
		assertThat(NumericEnvironments.model(amd)).isEqualTo("AMD EPYC");
		assertThat(NumericEnvironments.family(arm)).isEqualTo("0x41");
		assertThat(NumericEnvironments.model(arm)).isEqualTo("0xd0c");
		assertThat(NumericEnvironments.family(directory.resolve("none"))).isEqualTo("unknown vendor");
		assertThat(NumericEnvironments.current().architecture()).startsWith(System.getProperty("os.arch") + ", ");
	}

	private static NumericEnvironment of(String trainer) {
		return new NumericEnvironment("1.0.0-M2.1", "CPU", "linux-x86_64", "OPENBLAS Haswell", 1, "amd64", "17.0.15",
				trainer);
	}

}
