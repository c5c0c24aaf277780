package io.adax.trainer.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that trains on wide batches, with no more memory than it needs. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class NativeMemoryIT {

	private static final long LIMIT = 600 << 20;

	/** What it leaves over until it is collected, and what the JVM grows by. */
	private static final long GARBAGE = LIMIT / 2;

	private static final Pattern PEAK = Pattern.compile("kilobytes (\\d+)");

	@ParameterizedTest
	@ValueSource(strings = { "dense", "normalized" })
	void takesWhatIsPlannedForItHoweverLongItTrains(String kind) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-XX:+UseSerialGC", "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + LIMIT, "-cp",
				System.getProperty("java.class.path"), WideTraining.class.getName(), kind)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		Matcher peak = PEAK.matcher(output);
		assertThat(peak.find()).as(output).isTrue();
		assertThat(Long.parseLong(peak.group(1)) << 10).isLessThan(WideTraining.planned(kind) + GARBAGE);
	}

}
