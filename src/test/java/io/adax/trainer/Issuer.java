package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider as far as a service needs one: discovery, keys and signed tokens.
 * The libraries that are one bring Kotlin along, which Spring would notice.
 */
final class Issuer {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final RSAKey key;

	Issuer() {
		try {
			this.key = new RSAKeyGenerator(2048).keyID("key").generate();
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		answer("/.well-known/openid-configuration", Map.of("issuer", uri(), "jwks_uri", uri() + "/keys",
				"subject_types_supported", new String[] { "public" }));
		answer("/keys", new JWKSet(this.key.toPublicJWK()).toJSONObject());
		this.server.start();
	}

	private void answer(String path, Object document) {
		byte[] body = JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

	String uri() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** A token for somebody by the name of alice. */
	String token(String audience, Duration validFor, Map<String, Object> claims) {
		Instant now = Instant.now();
		JWTClaimsSet.Builder set = new JWTClaimsSet.Builder().issuer(uri())
			.subject("alice")
			.audience(audience)
			.issueTime(Date.from(now.minusSeconds(3600)))
			.expirationTime(Date.from(now.plus(validFor)));
		claims.forEach(set::claim);
		try {
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).build(), set.build());
			token.sign(new RSASSASigner(this.key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
