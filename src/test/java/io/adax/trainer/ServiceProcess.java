package io.adax.trainer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

import static org.awaitility.Awaitility.await;

/** The service as a process of its own, as a user runs it. */
public final class ServiceProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private final Process process;

	private final int port;

	private final Path log;

	private ServiceProcess(Process process, int port, Path log) {
		this.process = process;
		this.port = port;
		this.log = log;
	}

	/** Starts a service from its jar and waits until it is ready. */
	static ServiceProcess startPacked(Path home, String... options) throws IOException {
		return start(home, List.of("-jar", System.getProperty("trainer.jar")), options);
	}

	/** The same in half the time, unpacked, as {@code quickstart} does. */
	public static ServiceProcess start(Path home, String... options) throws IOException {
		return start(home, Unpacked.PROGRAM, options);
	}

	/** The same program, which says that it is of another version. */
	static ServiceProcess startAs(String version, Path home, String... options) throws IOException {
		return start(home, Unpacked.as(version), options);
	}

	private static ServiceProcess start(Path home, List<String> program, String... options) throws IOException {
		int port = freePort();
		List<String> command = new ArrayList<>(
				List.of(JAVA, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		command.addAll(program);
		command.addAll(List.of("--server.port=" + port, "--trainer.home=" + home,
				"--trainer.engine.cache-directory=" + Path.of("target/engine-cache").toAbsolutePath()));
		command.addAll(List.of(options));
		Path log = home.resolve("service.log");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().putAll(S3Server.CREDENTIALS);
		Process process = builder.start();
		ServiceProcess service = new ServiceProcess(process, port, log);
		try {
			await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(service::isReady);
			return service;
		}
		catch (RuntimeException ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private boolean isReady() throws IOException, InterruptedException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The service ended:\n" + Files.readString(this.log));
		}
		URI readiness = URI.create("http://127.0.0.1:" + this.port + "/actuator/health/readiness");
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Where it listens on this machine. */
	public int port() {
		return this.port;
	}

	/** A client of this service. */
	public Trainer client() {
		return new Trainer(() -> this.port);
	}

	public ProcessHandle handle() {
		return this.process.toHandle();
	}

	/** Kills it, as a power failure would. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** Asks it to end, as an operator does. */
	void terminate() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("The service does not end");
		}
	}

	/** Sends a signal: STOP, CONT. */
	static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
		int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
		if (status != 0) {
			throw new IllegalStateException("Process " + process.pid() + " cannot be signalled");
		}
	}

	/** The native libraries that a process has loaded. */
	static List<String> libraries(ProcessHandle process) throws IOException {
		return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "maps"))
			.stream()
			.filter((line) -> line.endsWith(".so") || line.contains(".so."))
			.map((line) -> new File(line.substring(line.lastIndexOf(' ') + 1)).getName())
			.distinct()
			.toList();
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

	/**
	 * The unpacked program with an archive of its classes, made once for all tests of a
	 * build, whichever JVM comes first.
	 */
	private static final class Unpacked {

		private static final Path DIRECTORY = Path.of("target/unpacked").toAbsolutePath();

		private static final String JAR = "adax-trainer.jar";

		private static final List<String> PROGRAM = program();

		private static List<String> program() {
			try (FileChannel file = FileChannel.open(DIRECTORY.resolveSibling("unpacked.lock"),
					StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
				// let go of with the file
				file.lock();
				Path archive = DIRECTORY.resolve("service.jsa");
				Path marker = DIRECTORY.resolve("build");
				String build = System.getProperty("build.started");
				if (!Files.exists(marker) || !Files.readString(marker).equals(build)) {
					unpack(archive);
					Files.writeString(marker, build);
				}
				return List.of("-XX:SharedArchiveFile=" + archive, "-jar", DIRECTORY.resolve(JAR).toString());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static void unpack(Path archive) {
			// a database that another version left there would be refused
			FileSystemUtils.deleteRecursively(DIRECTORY.toFile());
			run("-Djarmode=tools", "-jar", System.getProperty("trainer.jar"), "extract", "--force", "--destination",
					DIRECTORY.toString());
			run("-XX:ArchiveClassesAtExit=" + archive, "-XX:+UseSerialGC", "-Dspring.context.exit=onRefresh", "-jar",
					DIRECTORY.resolve(JAR).toString(), "--server.port=0",
					"--trainer.home=" + DIRECTORY.resolve("training"));
		}

		/** Without the archive, which is good for one jar only. */
		private static List<String> as(String version) throws IOException {
			Path other = DIRECTORY.resolveSibling("unpacked-%s-%d".formatted(version, ProcessHandle.current().pid()));
			FileSystemUtils.deleteRecursively(other);
			Files.createDirectories(other);
			Files.createSymbolicLink(other.resolve("lib"), DIRECTORY.resolve("lib"));
			Path jar = Files.copy(DIRECTORY.resolve(JAR), other.resolve(JAR));
			try (FileSystem zip = FileSystems.newFileSystem(jar)) {
				Path build = zip.getPath("META-INF/build-info.properties");
				Files.writeString(build,
						Files.readString(build).replaceFirst("(?m)^build\\.version=.*$", "build.version=" + version));
			}
			return List.of("-jar", jar.toString());
		}

		private static void run(String... arguments) {
			List<String> command = new ArrayList<>(List.of(JAVA));
			command.addAll(List.of(arguments));
			try {
				Process process = new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start();
				if (process.waitFor() != 0) {
					throw new IllegalStateException(String.join(" ", command) + " failed");
				}
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
