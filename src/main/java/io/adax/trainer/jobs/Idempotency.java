package io.adax.trainer.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.adax.trainer.web.MergePatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What recognises a submission that is sent again.
 *
 * @param key the client's; null if it sent none
 * @param requestHash of the request as it was sent, with every default filled in; of a
 * clone, of its original's id and the patch
 */
record Idempotency(@Nullable String key, String requestHash) {

	private static final JsonMapper SORTED = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	static Idempotency of(@Nullable String key, JobRequest request) {
		return new Idempotency(key, sha256(String.valueOf(new RequestJson().convertToDatabaseColumn(request))));
	}

	/** Not of what comes out: the original may be another by the second time, or gone. */
	static Idempotency ofClone(@Nullable String key, String original, MergePatch patch) {
		Object sorted = SORTED.treeToValue(patch.patch(), Object.class);
		return new Idempotency(key, sha256("clone " + original + " " + SORTED.writeValueAsString(sorted)));
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
