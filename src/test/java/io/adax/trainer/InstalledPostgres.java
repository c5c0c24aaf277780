package io.adax.trainer;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.adax.trainer.contract.Tools;

import static org.awaitility.Awaitility.await;

/**
 * A PostgreSQL that is installed on this machine, with its own {@code pg_dump}: the
 * server that other tests bring comes without, and that of an older one refuses it.
 */
final class InstalledPostgres implements AutoCloseable {

	private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

	private static final List<String> NEEDED = List.of("initdb", "postgres", "pg_dump", "pg_restore");

	private static final String USER = "postgres";

	private final Path programs;

	private final Path directory;

	private final int port;

	private final Process server;

	private InstalledPostgres(Path programs, Path directory) throws IOException, InterruptedException {
		this.programs = programs;
		this.directory = directory;
		this.port = freePort();
		String data = directory.resolve("data").toString();
		Tools.run(directory, Map.of(), command("initdb", "--pgdata=" + data, "--username=" + USER, "--auth=trust",
				"--encoding=UTF8", "--no-locale", "--no-sync"));
		this.server = new ProcessBuilder(command("postgres", "-D", data, "-p", Integer.toString(this.port), "-c",
				"listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"))
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("postgres.log").toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.server::destroyForcibly));
	}

	/** Says so if there is none: a test that is left out should be noticed. */
	static boolean isThere() throws IOException {
		boolean there = find().isPresent();
		if (!there) {
			System.out.println("SKIPPED: there is no PostgreSQL with initdb and pg_dump on this machine");
		}
		return there;
	}

	/** The programs of the newest one that is whole. */
	private static Optional<Path> find() throws IOException {
		List<Path> found = new ArrayList<>();
		if (Files.isDirectory(DEBIAN)) {
			try (Stream<Path> versions = Files.list(DEBIAN)) {
				versions.filter((version) -> version.getFileName().toString().matches("\\d+"))
					.sorted(Comparator
						.comparingInt((Path version) -> Integer.parseInt(version.getFileName().toString()))
						.reversed())
					.forEach((version) -> found.add(version.resolve("bin")));
			}
		}
		Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(found::add);
		return found.stream()
			.filter((programs) -> NEEDED.stream().allMatch((name) -> Files.isExecutable(programs.resolve(name))))
			.findFirst();
	}

	/** A server, ready, with its files in a directory. */
	static InstalledPostgres start(Path directory) throws IOException, InterruptedException {
		InstalledPostgres postgres = new InstalledPostgres(find().orElseThrow(), directory);
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50)).until(postgres::isReady);
		return postgres;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** The server does not run as root, which another user namespace makes nobody. */
	private String[] command(String program, String... arguments) {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("unshare", "--user"));
		}
		command.add(this.programs.resolve(program).toString());
		command.addAll(List.of(arguments));
		return command.toArray(String[]::new);
	}

	private boolean isReady() throws IOException {
		if (!this.server.isAlive()) {
			throw new IllegalStateException(
					"PostgreSQL ended:\n" + Files.readString(this.directory.resolve("postgres.log")));
		}
		try (Connection connection = connect(USER)) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(url(database), USER, "");
	}

	private String url(String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.port, database);
	}

	/** How a service names the database. */
	List<String> options(String database) {
		return List.of("--spring.datasource.url=" + url(database), "--spring.datasource.username=" + USER,
				"--spring.datasource.password=postgres");
	}

	void create(String database) throws SQLException {
		try (Connection connection = connect(USER); Statement statement = connection.createStatement()) {
			statement.execute("create database " + database);
		}
	}

	/** As {@code docs/operations.md} says. */
	void dump(String database, Path file) throws IOException, InterruptedException {
		Tools.run(this.directory, Map.of(), this.programs.resolve("pg_dump").toString(), "--format=custom",
				"--file=" + file, place(database));
	}

	/** The same, into a database that is empty. */
	void restore(Path file, String database) throws IOException, InterruptedException {
		Tools.run(this.directory, Map.of(), this.programs.resolve("pg_restore").toString(),
				"--dbname=" + place(database), file.toString());
	}

	private String place(String database) {
		return "host=127.0.0.1 port=%d dbname=%s user=%s".formatted(this.port, database, USER);
	}

	/** Disconnects whoever is there. */
	@Override
	public void close() throws IOException, InterruptedException {
		ServiceProcess.signal("INT", this.server.toHandle());
		if (!this.server.waitFor(30, TimeUnit.SECONDS)) {
			throw new IllegalStateException("PostgreSQL does not end");
		}
	}

}
