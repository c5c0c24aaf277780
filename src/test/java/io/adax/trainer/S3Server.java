package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/**
 * S3Mock, which speaks as S3 does, as a process: one for all tests of a JVM, with a
 * bucket.
 */
public final class S3Server {

	public static final String BUCKET = "trainings";

	/** Any will do, in the environment. */
	static final Map<String, String> CREDENTIALS = Map.of("AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY",
			"secret");

	private static S3Server server;

	private final int port;

	private S3Server(int port) {
		this.port = port;
	}

	/** The server, ready, and credentials in the system properties. */
	public static synchronized S3Server start() {
		if (server == null) {
			System.setProperty("aws.accessKeyId", "key");
			System.setProperty("aws.secretAccessKey", "secret");
			try {
				server = startProcess();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return server;
	}

	private static S3Server startProcess() throws IOException {
		S3Server started = new S3Server(freePort());
		Path log = Path.of("target/s3mock.log").toAbsolutePath();
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", System.getProperty("s3mock.jar"),
				"--http.port=" + started.port, "--server.port=0",
				"--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100)).until(() -> {
			if (!process.isAlive()) {
				throw new IllegalStateException("S3Mock ended; see " + log);
			}
			return started.isReady();
		});
		return started;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private boolean isReady() throws InterruptedException {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(endpoint().resolve("/" + BUCKET)).build(), BodyHandlers.discarding())
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

	/** Its address. */
	public URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

}
