package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessorTest {

	@TempDir
	Path directory;

	@Test
	void namesTheFastestKernelThatTheProcessorHas() throws IOException {
		assertThat(kernel("fpu sse avx avx2 fma avx512f avx512dq avx512bw avx512vl avx512cd")).contains("SkylakeX");
		assertThat(kernel("fpu sse avx avx2 fma avx512f")).contains("Haswell");
		assertThat(kernel("fpu sse avx avx256 fma")).isEmpty();
	}

	@Test
	void namesNoneForOtherArchitectures() throws IOException {
		assertThat(Processor.of("aarch64", cpuinfo("avx2 fma")).blasKernel()).isEmpty();
	}

	@Test
	void namesNoneWhereTheSystemDoesNotTell() {
		assertThat(Processor.of("amd64", this.directory.resolve("absent")).blasKernel()).isEmpty();
	}

	private Optional<String> kernel(String flags) throws IOException {
		return Processor.of("amd64", cpuinfo(flags)).blasKernel();
	}

	private Path cpuinfo(String flags) throws IOException {
		return Files.writeString(this.directory.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: %s\n".formatted(flags));
	}

}
