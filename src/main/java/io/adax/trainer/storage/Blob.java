package io.adax.trainer.storage;

/**
 * Bytes that are stored.
 *
 * @param sha256 their SHA-256 in lower-case hexadecimal digits; their address
 * @param size how many they are
 */
public record Blob(String sha256, long size) {
}
