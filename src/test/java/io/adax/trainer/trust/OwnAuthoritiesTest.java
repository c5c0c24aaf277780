package io.adax.trainer.trust;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A server whose certificate no public authority has signed. */
@Tag("thorough")
class OwnAuthoritiesTest {

	private static final List<String> PROPERTIES = List.of(OwnAuthorities.STORE, OwnAuthorities.STORE + "Type",
			OwnAuthorities.STORE + "Password");

	@TempDir
	Path directory;

	private Path certificate;

	private HttpsServer server;

	@BeforeEach
	void serve() throws Exception {
		Path keys = this.directory.resolve("keys.p12");
		this.certificate = this.directory.resolve("ca.crt");
		keytool("-genkeypair", "-keystore", keys.toString(), "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost",
				"-ext", "san=dns:localhost,ip:127.0.0.1");
		keytool("-exportcert", "-rfc", "-keystore", keys.toString(), "-alias", "a", "-file",
				this.certificate.toString());
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream bytes = Files.newInputStream(keys)) {
			store.load(bytes, "changeit".toCharArray());
		}
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(store, "changeit".toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(factory.getKeyManagers(), null, null);
		this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setHttpsConfigurator(new HttpsConfigurator(context));
		this.server.start();
	}

	private static void keytool(String... arguments) throws IOException, InterruptedException {
		List<String> command = Stream
			.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
					Stream.concat(Stream.of(arguments), Stream.of("-storepass", "changeit")))
			.toList();
		assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		PROPERTIES.forEach(System::clearProperty);
	}

	@Test
	void areTrustedBesideThoseOfTheJdk() throws Exception {
		int known = authorities();
		assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(this::connect);
		trust(this.certificate);
		connect();
		assertThat(authorities()).isEqualTo(known + 1);
	}

	@Test
	void mustBeInTheFile() throws IOException {
		Path nothing = Files.createFile(this.directory.resolve("nothing"));
		for (Path file : List.of(nothing, this.directory.resolve("missing"))) {
			assertThatIllegalStateException().isThrownBy(() -> trust(file))
				.withMessageContaining("trainer.trust.ca-file");
		}
	}

	@Test
	void areThoseOfTheJdkUnlessSomebodySaysOtherwise() {
		new OwnAuthorities().postProcessEnvironment(new MockEnvironment(), new SpringApplication());
		assertThat(System.getProperty(OwnAuthorities.STORE)).isNull();
	}

	private static void trust(Path file) {
		new OwnAuthorities().postProcessEnvironment(
				new MockEnvironment().withProperty("trainer.trust.ca-file", file.toString()), new SpringApplication());
	}

	/** As the clients of S3 and of webhooks do: with what the JVM trusts now. */
	private void connect() throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, null, null);
		try (Socket socket = context.getSocketFactory().createSocket("localhost", this.server.getAddress().getPort())) {
			((SSLSocket) socket).startHandshake();
		}
	}

	private static int authorities() throws Exception {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init((KeyStore) null);
		return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers().length;
	}

}
