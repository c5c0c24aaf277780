package io.adax.trainer.access;

import io.adax.trainer.storage.StoreOutage;
import io.adax.trainer.web.ProblemType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Finds out who has sent a bearer token: a key of ours, or a token of an OpenID provider.
 */
@Component
class BearerTokens implements AuthenticationManager {

	private final AdminKey admin;

	private final MonitoringKey monitoring;

	private final AccessKeys keys;

	private final ObjectProvider<JwtDecoder> decoder;

	private final TokenCallers callers;

	BearerTokens(AdminKey admin, MonitoringKey monitoring, AccessKeys keys, ObjectProvider<JwtDecoder> decoder,
			TokenCallers callers) {
		this.admin = admin;
		this.monitoring = monitoring;
		this.keys = keys;
		this.decoder = decoder;
		this.callers = callers;
	}

	/** Nobody can find out now. */
	static final class Unknowable extends AuthenticationException {

		private static final long serialVersionUID = 1;

		private final ProblemType problem;

		Unknowable(ProblemType problem, String message, Throwable cause) {
			super(message, cause);
			this.problem = problem;
		}

		/** Who does not answer. */
		ProblemType problem() {
			return this.problem;
		}

	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String token = ((BearerTokenAuthenticationToken) authentication).getToken();
		return new CallerToken(token.startsWith(KeyText.PREFIX) ? ofKey(token) : ofProvider(token));
	}

	/** The same words for all that is wrong with a key. */
	private Caller ofKey(String token) {
		try {
			return KeyText.parse(token)
				.flatMap(
						(key) -> this.admin.open(key).or(() -> this.monitoring.open(key)).or(() -> this.keys.open(key)))
				.orElseThrow(() -> new InvalidBearerTokenException("The key is unknown, expired or revoked"));
		}
		catch (RuntimeException ex) {
			if (StoreOutage.isCauseOf(ex)) {
				throw new Unknowable(ProblemType.STORE_UNAVAILABLE, "The database does not answer.", ex);
			}
			throw ex;
		}
	}

	private Caller ofProvider(String token) {
		JwtDecoder decoder = this.decoder.getIfAvailable();
		if (decoder == null) {
			throw new InvalidBearerTokenException("The token is no key of this service");
		}
		try {
			return this.callers.of(decoder.decode(token));
		}
		catch (BadJwtException ex) {
			// the reason is for the provider's log: a message may quote the token
			throw new InvalidBearerTokenException("The token is malformed, expired, or not for this service", ex);
		}
		catch (JwtException | JwtDecoderInitializationException | IllegalArgumentException ex) {
			throw new Unknowable(ProblemType.IDENTITY_UNAVAILABLE, "The OpenID provider does not answer.", ex);
		}
	}

}
