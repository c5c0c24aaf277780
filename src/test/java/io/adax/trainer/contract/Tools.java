package io.adax.trainer.contract;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs outside of Java that tests need where they are to be had. */
public final class Tools {

	private static final Path NODE = Path.of("target/node");

	/**
	 * All that npm cannot do, but for a lock or a package that is not as it should be.
	 */
	private static final Pattern NO_REGISTRY = Pattern.compile("code (?!EUSAGE|EINTEGRITY)[A-Z]");

	private Tools() {
	}

	/** Skips the test with that reason, unless the command works. */
	public static void require(String reason, String... command) {
		boolean works;
		try {
			works = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException | InterruptedException ex) {
			works = false;
		}
		if (!works) {
			skip(reason);
		}
	}

	private static void skip(String reason) {
		System.out.println("SKIPPED: " + reason);
		assumeTrue(false, reason);
	}

	/** What the command prints; anything but success is an error. */
	public static String run(Path directory, Map<String, String> environment, String... command)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
		builder.environment().putAll(environment);
		Process process = builder.start();
		process.getOutputStream().close();
		String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new AssertionError(String.join(" ", command) + " failed:\n" + printed);
		}
		return printed;
	}

	/**
	 * Runs one of the Node programs that {@code openapi/package.json} names, installed on
	 * first use.
	 */
	static String node(Path directory, String program, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(modules().resolve(".bin").resolve(program).toString()));
		command.addAll(List.of(arguments));
		return run(directory, Map.of(), command.toArray(String[]::new));
	}

	/**
	 * Where Node's programs and types are. Another JVM may want them at the same moment.
	 */
	static synchronized Path modules() throws IOException, InterruptedException {
		require("there is no Node.js on this machine: no TypeScript client, no Spectral", "npm", "--version");
		Path lock = Path.of("openapi/package-lock.json");
		Path installed = NODE.resolve("installed.json");
		Files.createDirectories(NODE);
		try (FileChannel turn = FileChannel.open(NODE.resolve("turn"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			// let go of with the file
			turn.lock();
			if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
				install(lock);
				Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		return NODE.resolve("node_modules").toAbsolutePath();
	}

	private static void install(Path lock) throws IOException, InterruptedException {
		Files.copy(Path.of("openapi/package.json"), NODE.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
		Files.copy(lock, NODE.resolve("package-lock.json"), StandardCopyOption.REPLACE_EXISTING);
		try {
			run(NODE, Map.of(), "npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
		}
		catch (AssertionError ex) {
			if (NO_REGISTRY.matcher(String.valueOf(ex.getMessage())).find()) {
				skip("npm's registry cannot be reached: no TypeScript client, no Spectral");
			}
			throw ex;
		}
	}

}
