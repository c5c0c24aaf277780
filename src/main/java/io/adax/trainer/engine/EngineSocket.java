package io.adax.trainer.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where engines connect to their service. Each shows the token that it was given. */
final class EngineSocket implements AutoCloseable {

	/** The shortest limit of any system is 104 bytes with the closing zero. */
	private static final int LONGEST_PATH = 100;

	private static final Logger logger = LoggerFactory.getLogger(EngineSocket.class);

	private final ServerSocketChannel server;

	private final Path file;

	private final Optional<Path> temporary;

	private final Map<String, CompletableFuture<Connection>> expected = new ConcurrentHashMap<>();

	EngineSocket(Path directory) throws IOException {
		String host = host();
		sweep(directory, host);
		String name = "%s-%s.sock".formatted(host, UUID.randomUUID().toString().substring(0, 13));
		this.temporary = tooLong(directory.resolve(name)) ? Optional.of(Files.createTempDirectory("adax"))
				: Optional.empty();
		this.file = this.temporary.orElse(directory).resolve(name);
		this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		this.server.bind(UnixDomainSocketAddress.of(this.file));
		start(this::acceptConnections, "engine-socket");
	}

	/** Tells the hosts of a shared home apart; short, because a path may not be long. */
	private static String host() {
		try {
			return "%08x".formatted(InetAddress.getLocalHost().getHostName().hashCode());
		}
		catch (UnknownHostException ex) {
			return "nameless";
		}
	}

	/**
	 * Removes what killed services left. Those of other hosts cannot be reached from
	 * here, dead or not.
	 */
	private static void sweep(Path directory, String host) throws IOException {
		try (DirectoryStream<Path> sockets = Files.newDirectoryStream(directory, host + "-*.sock")) {
			for (Path socket : sockets) {
				if (isDead(socket)) {
					Files.deleteIfExists(socket);
				}
			}
		}
	}

	private static boolean isDead(Path socket) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return !channel.isConnected();
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static boolean tooLong(Path file) {
		return file.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH;
	}

	Path file() {
		return this.file;
	}

	/** The connection of the engine that shows the token. */
	CompletableFuture<Connection> expect(String token) {
		CompletableFuture<Connection> connection = new CompletableFuture<>();
		this.expected.put(token, connection);
		connection.whenComplete((opened, failure) -> this.expected.remove(token));
		return connection;
	}

	private void acceptConnections() {
		try {
			while (true) {
				Connection connection = new Connection(this.server.accept());
				// a peer that says nothing must not keep others waiting
				start(() -> greet(connection), "engine-greeting");
			}
		}
		catch (ClosedChannelException ex) {
			logger.debug("The engine socket was closed");
		}
		catch (IOException ex) {
			logger.error("No engine can connect any more", ex);
		}
	}

	private void greet(Connection connection) {
		try {
			Optional<Message> first = connection.receive();
			if (first.isEmpty() || !(first.get() instanceof Message.Hello hello && accept(hello, connection))) {
				first.ifPresent((message) -> logger.warn("Refused a connection that showed no valid token"));
				connection.close();
			}
		}
		catch (IOException ex) {
			logger.warn("A connection failed before its hello", ex);
		}
	}

	private boolean accept(Message.Hello hello, Connection connection) {
		logger.debug("Process {} says hello", hello.pid());
		byte[] shown = hello.token().getBytes(StandardCharsets.UTF_8);
		return this.expected.entrySet()
			.stream()
			.filter((entry) -> MessageDigest.isEqual(entry.getKey().getBytes(StandardCharsets.UTF_8), shown))
			.findFirst()
			.map((entry) -> entry.getValue().complete(connection))
			.orElse(false);
	}

	private static void start(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		Files.deleteIfExists(this.file);
		if (this.temporary.isPresent()) {
			Files.deleteIfExists(this.temporary.get());
		}
	}

}
