package io.adax.trainer.engine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class AbandonedEngineIT {

	@TempDir
	Path home;

	@Test
	void endsWhenItsServiceIsKilled() throws Exception {
		Process service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Service.class.getName(), this.home.toString())
			.redirectError(new File(this.home.toFile(), "service.log"))
			.start();
		ProcessHandle engine = ProcessHandle.of(pidPrintedBy(service)).orElseThrow();
		assertThat(engine.isAlive()).isTrue();
		service.destroyForcibly().waitFor();
		assertThat(engine.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
	}

	private static long pidPrintedBy(Process service) throws IOException {
		try (BufferedReader output = service.inputReader(StandardCharsets.UTF_8)) {
			return output.lines()
				.filter((line) -> line.startsWith("engine "))
				.mapToLong((line) -> Long.parseLong(line.substring("engine ".length())))
				.findFirst()
				.orElseThrow();
		}
	}

	/** A service whose engine is in the middle of a training that never ends. */
	static class Service {

		public static void main(String[] args) throws IOException {
			EngineFixture fixture = new EngineFixture(Path.of(args[0]), 1, Map.of());
			fixture.train("hang", (event) -> System.out.println("engine " + fixture.pid()), new StopSignal());
		}

	}

}
