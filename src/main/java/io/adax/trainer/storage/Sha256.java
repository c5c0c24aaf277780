package io.adax.trainer.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** The hash that blobs are known by. */
final class Sha256 {

	private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

	private Sha256() {
	}

	static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static boolean is(String text) {
		return HEXADECIMAL.matcher(text).matches();
	}

	/** What is none could be the path of something else. */
	static void require(String text) {
		if (!is(text)) {
			throw new IllegalArgumentException("Not a SHA-256 in hexadecimal digits");
		}
	}

}
