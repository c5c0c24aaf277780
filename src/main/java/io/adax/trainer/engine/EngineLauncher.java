package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.adax.trainer.engine.EngineStatus.Purpose;
import io.adax.trainer.storage.TrainerHome;
import org.jspecify.annotations.Nullable;

/** Starts engine processes from what the service itself runs from. */
final class EngineLauncher implements AutoCloseable {

	private static final int TOKEN_BYTES = 32;

	private final EngineProperties properties;

	private final TrainerHome home;

	private final Program program;

	private final EngineLogs logs;

	private final EngineSocket socket;

	private final ChildEnvironment environment;

	private final SecureRandom random = new SecureRandom();

	private @Nullable EngineCommand command;

	EngineLauncher(EngineProperties properties, TrainerHome home, Program program) throws IOException {
		this.properties = properties;
		this.home = home;
		this.program = program;
		this.environment = new ChildEnvironment(System.getenv(), properties, Processor.ofThisMachine());
		this.logs = EngineLogs.in(home.directory("logs"));
		this.socket = new EngineSocket(home.directory("sockets"));
	}

	/** Starts a process; it is not ready yet. */
	EngineProcess launch(int id, Purpose purpose) throws IOException {
		Path log = this.logs.of(id);
		String token = HexFormat.of().formatHex(randomBytes());
		ProcessBuilder builder = new ProcessBuilder(command().arguments(this.properties, this.logs.errorsOf(id)));
		replace(builder.environment(), this.environment.of(this.socket.file().toString(), token));
		Files.deleteIfExists(log);
		// appending, so that the file can be cut off while the process writes to it
		builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		CompletableFuture<Connection> connection = this.socket.expect(token);
		try {
			Process process = builder.start();
			process.getOutputStream().close();
			return new EngineProcess(id, purpose, new Child(process, log), Instant.now(), connection);
		}
		catch (IOException ex) {
			connection.cancel(false);
			throw ex;
		}
	}

	private byte[] randomBytes() {
		byte[] bytes = new byte[TOKEN_BYTES];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private static void replace(Map<String, String> environment, Map<String, String> replacement) {
		environment.clear();
		environment.putAll(replacement);
	}

	/** Made by the first launch, because unpacking must not delay the service's start. */
	private synchronized EngineCommand command() throws IOException {
		EngineCommand made = this.command;
		Path cache = cache();
		if (made == null || !EngineClassPath.isThere(made.classPath(), cache)) {
			String classPath = EngineClassPath.of(this.program.classPath(), cache);
			made = new EngineCommand(EngineCommand.JavaRuntime.current(), classPath, this.program.mainClass(),
					cache.resolve("javacpp"));
			this.command = made;
		}
		return made;
	}

	private Path cache() {
		Path configured = this.properties.cacheDirectory();
		return (configured != null) ? configured.toAbsolutePath() : this.home.directory("cache");
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.logs.close();
	}

	/**
	 * What engines run.
	 *
	 * @param mainClass with the main method
	 * @param classPath that has it; may be Spring Boot's jar
	 */
	record Program(String mainClass, String classPath) {

		/** From what this JVM itself runs from. */
		static Program ofThisService(Class<?> mainClass) {
			return new Program(mainClass.getName(), System.getProperty("java.class.path"));
		}

	}

}
