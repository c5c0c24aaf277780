package io.adax.trainer.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * What recognises a submission that is sent again.
 *
 * @param key the client's; null if it sent none
 * @param requestHash of the request as it was sent, with every default filled in
 */
record Idempotency(@Nullable String key, String requestHash) {

	static Idempotency of(@Nullable String key, JobRequest request) {
		return of(key, request, null);
	}

	static Idempotency of(@Nullable String key, JobRequest request, Descent.@Nullable Start start) {
		String json = new RequestJson().convertToDatabaseColumn(request);
		return new Idempotency(key, sha256((start != null) ? json + start : String.valueOf(json)));
	}

	private static String sha256(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
