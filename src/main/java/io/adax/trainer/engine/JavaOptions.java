package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.engine.EngineCommand.JavaRuntime;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** More options of an engine's JVM: only the JVM itself knows which ones it takes. */
final class JavaOptions {

	private JavaOptions() {
	}

	/** Refuses at the start what would end every engine later. */
	static void check(EngineProperties properties) throws IOException {
		check(properties, Duration.ofSeconds(30));
	}

	static void check(EngineProperties properties, Duration most) throws IOException {
		if (properties.moreOptions().isEmpty()) {
			return;
		}
		List<String> command = new ArrayList<>(
				EngineCommand.virtualMachine(JavaRuntime.current(), properties, Path.of("hs_err.log")));
		command.add("-version");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		// some options let it wait for ever, say for a debugger
		process.onExit()
			.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((late) -> process.destroyForcibly());
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.onExit().join().exitValue() != 0) {
			throw new InvalidConfigurationPropertyValueException("trainer.engine.java-options",
					properties.javaOptions(), "No engine would start: " + said.strip());
		}
	}

}
