package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the bits of a result depend on beside spec, data and seed. */
@Schema(description = "What the bits of a result depend on beside spec, data and seed.")
public record NumericEnvironment(
		@Schema(description = "Version of ND4J and Deeplearning4j.", example = "1.0.0-M2.1") String nd4j,
		@Schema(description = "ND4J backend.", example = "CPU") String backend,
		@Schema(description = "Build of the native library.", example = "linux-x86_64") String binary,
		@Schema(description = "BLAS library and kernel; with the processor where the library chooses the kernel itself.",
				example = "OPENBLAS 0.3.19-1.5.7 Haswell") String blas,
		@Schema(description = "Threads of native operations.", example = "1") int threads,
		@Schema(description = "Processor architecture, and the processor's vendor and family.",
				example = "amd64, GenuineIntel family 6") String architecture,
		@Schema(description = "Java version.", example = "17.0.15") String java,
		@Schema(description = "Version of AdaX Trainer, and a hash of its code that computes.",
				example = "0.1.0+3f9c0a417be2") @Nullable String trainer) {

	/** What is another than before, in words; empty if nothing is. */
	public List<String> changesSince(NumericEnvironment before) {
		List<String> changes = new ArrayList<>();
		compare(changes, "ND4J", before.nd4j, this.nd4j);
		compare(changes, "backend", before.backend, this.backend);
		compare(changes, "native library", before.binary, this.binary);
		compare(changes, "BLAS", before.blas, this.blas);
		compare(changes, "threads", before.threads, this.threads);
		compare(changes, "architecture", before.architecture, this.architecture);
		compare(changes, "Java", before.java, this.java);
		compare(changes, "AdaX Trainer", before.trainer, this.trainer);
		return changes;
	}

	private static void compare(List<String> changes, String what, @Nullable Object before, @Nullable Object now) {
		if (!Objects.equals(before, now)) {
			changes.add("%s is %s, was %s".formatted(what, now, Objects.requireNonNullElse(before, "not recorded")));
		}
	}

}
