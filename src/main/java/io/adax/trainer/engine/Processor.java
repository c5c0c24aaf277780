package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processor of this machine.
 *
 * @param features of an x86-64, as Linux names them; empty where they are not known
 */
record Processor(Set<String> features) {

	private static final Set<String> X86_64 = Set.of("amd64", "x86_64");

	private static final List<String> AVX512 = List.of("avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd");

	private static final List<String> AVX2 = List.of("avx2", "fma");

	static Processor ofThisMachine() {
		return of(System.getProperty("os.arch"), Path.of("/proc/cpuinfo"));
	}

	static Processor of(String architecture, Path cpuinfo) {
		return new Processor(X86_64.contains(architecture) ? features(cpuinfo) : Set.of());
	}

	/**
	 * The kernel of OpenBLAS 0.3.19 that is fastest here. It must be named, because that
	 * version takes processors newer than itself for old ones, at half the speed.
	 */
	Optional<String> blasKernel() {
		if (this.features.containsAll(AVX512)) {
			return Optional.of("SkylakeX");
		}
		return this.features.containsAll(AVX2) ? Optional.of("Haswell") : Optional.empty();
	}

	private static Set<String> features(Path cpuinfo) {
		if (!Files.isReadable(cpuinfo)) {
			return Set.of();
		}
		try (Stream<String> lines = Files.lines(cpuinfo)) {
			return lines.filter((line) -> line.startsWith("flags"))
				.findFirst()
				.map((line) -> Set.copyOf(List.of(line.split("\\s+"))))
				.orElse(Set.of());
		}
		catch (IOException ex) {
			return Set.of();
		}
	}

}
