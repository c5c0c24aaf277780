package io.adax.trainer.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.engine.EngineCommand.JavaRuntime;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.FileSystemUtils;

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
		Path classes = Files.createTempDirectory("java-options");
		try {
			copy(Started.class, classes);
			start(properties, most, classes);
		}
		finally {
			FileSystemUtils.deleteRecursively(classes);
		}
	}

	private static void start(EngineProperties properties, Duration most, Path classes) throws IOException {
		List<String> command = new ArrayList<>(
				EngineCommand.virtualMachine(JavaRuntime.current(), properties, classes.resolve("hs_err.log")));
		command.addAll(List.of("-cp", classes.toString(), Started.class.getName()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		// some options let it wait for ever, say for a debugger
		process.onExit()
			.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((late) -> process.destroyForcibly());
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.onExit().join().exitValue() != Started.STATUS) {
			throw new InvalidConfigurationPropertyValueException("trainer.engine.java-options",
					properties.javaOptions(), "No engine would start: " + said.strip());
		}
	}

	private static void copy(Class<?> type, Path classes) throws IOException {
		Path file = classes.resolve(type.getName().replace('.', '/') + ".class");
		Files.createDirectories(file.getParent());
		try (InputStream bytes = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
			Files.copy(Objects.requireNonNull(bytes), file);
		}
	}

	/**
	 * An engine that only ends: with options such as {@code --version} it never begins.
	 */
	static final class Started {

		static final int STATUS = 42;

		private Started() {
		}

		public static void main(String[] args) {
			Runtime.getRuntime().halt(STATUS);
		}

	}

}
