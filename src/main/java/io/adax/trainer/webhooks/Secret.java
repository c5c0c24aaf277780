package io.adax.trainer.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What signs the messages to a webhook, by the scheme of Standard Webhooks.
 *
 * @param text {@code whsec_} and the key in Base64
 */
record Secret(String text) {

	static final String PREFIX = "whsec_";

	/** About 24 to 64 bytes. */
	static final String FORM = "whsec_[A-Za-z0-9+/]{32,86}={0,2}";

	private static final int BYTES = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Whether a text of that form is a secret: Base64 comes in groups of four. */
	static boolean isKey(String text) {
		return (text.length() - PREFIX.length()) % 4 == 0;
	}

	/** One that nobody knows. */
	static Secret random() {
		byte[] key = new byte[BYTES];
		RANDOM.nextBytes(key);
		return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
	}

	/** The header {@code webhook-signature} of a message. */
	String sign(String id, long timestamp, String body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(this.text.substring(PREFIX.length())), ALGORITHM));
			byte[] signed = "%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
			return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Never the secret. */
	@Override
	public String toString() {
		return PREFIX + "…";
	}

}
