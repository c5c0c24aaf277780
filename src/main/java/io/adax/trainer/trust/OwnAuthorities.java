package io.adax.trainer.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Trusts the authorities in {@code trainer.trust.ca-file} beside those of the JDK: they
 * become the JVM's, before anybody asks for S3, for an OpenID provider or for a webhook's
 * receiver, each of which has another client.
 */
public final class OwnAuthorities implements EnvironmentPostProcessor {

	static final String STORE = "javax.net.ssl.trustStore";

	private static final String PROPERTY = "trainer.trust.ca-file";

	/** A store of certificates has no secrets; the format asks for one all the same. */
	private static final String PASSWORD = "changeit";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String file = environment.getProperty(PROPERTY);
		if (file != null && !file.isBlank()) {
			try {
				trust(Path.of(file));
			}
			catch (IOException | GeneralSecurityException ex) {
				throw new IllegalStateException("%s (%s) must be a file of PEM certificates that can be read: %s"
					.formatted(file, PROPERTY, ex.getMessage()), ex);
			}
		}
	}

	private static void trust(Path file) throws IOException, GeneralSecurityException {
		List<Certificate> trusted = new ArrayList<>(read(file));
		trusted.addAll(known());
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		for (int i = 0; i < trusted.size(); i++) {
			store.setCertificateEntry("authority" + i, trusted.get(i));
		}
		Path made = Files.createTempFile("trusted", ".p12");
		made.toFile().deleteOnExit();
		try (OutputStream bytes = Files.newOutputStream(made)) {
			store.store(bytes, PASSWORD.toCharArray());
		}
		System.setProperty(STORE, made.toString());
		System.setProperty(STORE + "Type", "PKCS12");
		System.setProperty(STORE + "Password", PASSWORD);
	}

	private static Collection<? extends Certificate> read(Path file) throws IOException, GeneralSecurityException {
		try (InputStream bytes = Files.newInputStream(file)) {
			Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
				.generateCertificates(bytes);
			if (found.isEmpty()) {
				throw new IOException("there is none");
			}
			return found;
		}
	}

	private static List<Certificate> known() throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init((KeyStore) null);
		List<Certificate> known = new ArrayList<>();
		for (TrustManager manager : factory.getTrustManagers()) {
			if (manager instanceof X509TrustManager authorities) {
				known.addAll(List.of(authorities.getAcceptedIssuers()));
			}
		}
		return known;
	}

}
