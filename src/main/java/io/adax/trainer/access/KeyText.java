package io.adax.trainer.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its owner has it: {@code adax_<id>_<secret>}, so that scanners of repositories
 * and logs know it.
 */
record KeyText(String id, String secret) {

	static final String PREFIX = "adax_";

	private static final Pattern PARTS = Pattern.compile("adax_([a-z0-9]{1,32})_([A-Za-z0-9]{32,128})");

	private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final int ID_LENGTH = 12;

	private static final int SECRET_BYTES = 32;

	/** One that nobody knows. */
	static KeyText random() {
		return random(new SecureRandom());
	}

	static KeyText random(RandomGenerator random) {
		StringBuilder id = new StringBuilder();
		random.ints(ID_LENGTH, 0, LETTERS.length()).forEach((letter) -> id.append(LETTERS.charAt(letter)));
		byte[] secret = new byte[SECRET_BYTES];
		random.nextBytes(secret);
		return new KeyText(id.toString(), HexFormat.of().formatHex(secret));
	}

	static Optional<KeyText> parse(String text) {
		Matcher parts = PARTS.matcher(text);
		return parts.matches() ? Optional.of(new KeyText(parts.group(1), parts.group(2))) : Optional.empty();
	}

	/** What may be shown of it. */
	String prefix() {
		return PREFIX + this.id;
	}

	/** The whole of it, for its owner. */
	String text() {
		return prefix() + "_" + this.secret;
	}

	/** What is kept: of a secret with 256 random bits a fast hash is enough. */
	String hash() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.secret.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whether that is the hash of this one, in a time that does not tell how much. */
	boolean hasHash(String hash) {
		return MessageDigest.isEqual(hash().getBytes(StandardCharsets.US_ASCII),
				hash.getBytes(StandardCharsets.US_ASCII));
	}

	/** Never the secret. */
	@Override
	public String toString() {
		return prefix() + "_…";
	}

}
