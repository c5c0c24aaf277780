package io.adax.trainer.training;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a checkpoint's file says of itself, read without its arrays.
 *
 * @param file where it is
 * @param iteration iterations completed
 * @param epoch epochs completed
 * @param used of the run's time
 * @param best the best value of the watched metric so far, whose parameters it holds, too
 * @param sizeBytes of the file
 * @param sha256 of all bytes before the last 32, which are this hash
 * @param createdAt when it was written
 */
public record CheckpointFile(Path file, long iteration, int epoch, Duration used,
		TrainingResult.@Nullable BestMetric best, long sizeBytes, String sha256, Instant createdAt) {

	static final long MAGIC = 0x4144_4158_434b_5031L; // "ADAXCKP1"

	static final int MAX_HEADER = 1 << 20;

	private static final int HASH = 32;

	private static final JsonMapper JSON = new JsonMapper();

	/** What a file says. */
	public static CheckpointFile read(Path path) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			JsonNode header = header(file, path);
			JsonNode position = header.path("position");
			requireLength(file, header, path);
			byte[] hash = new byte[HASH];
			file.seek(file.length() - HASH);
			file.readFully(hash);
			JsonNode best = position.path("best");
			return new CheckpointFile(path, position.path("iteration").asLong(), position.path("epoch").asInt(),
					Duration.ofMillis(position.path("usedMillis").asLong()),
					best.isObject() ? JSON.treeToValue(best, TrainingResult.BestMetric.class) : null, file.length(),
					HexFormat.of().formatHex(hash), Files.getLastModifiedTime(path).toInstant());
		}
	}

	private static JsonNode header(RandomAccessFile file, Path path) throws IOException {
		DataInputStream in = new DataInputStream(Channels.newInputStream(file.getChannel()));
		if (in.readLong() != MAGIC) {
			throw new IOException("No checkpoint of this version: " + path.getFileName());
		}
		int length = in.readInt();
		if (length < 0 || length > MAX_HEADER) {
			throw damaged(path);
		}
		try {
			return JSON.readTree(in.readNBytes(length));
		}
		catch (JacksonException ex) {
			throw damaged(path);
		}
	}

	/** Without its hash, which takes long to compute. */
	private static void requireLength(RandomAccessFile file, JsonNode header, Path path) throws IOException {
		long arrays = file.length() - file.getFilePointer() - HASH;
		long numbers = header.path("lengths").valueStream().mapToLong(JsonNode::asLong).sum();
		if (arrays < 0 || header.has("lengths") && arrays != numbers * Float.BYTES) {
			throw damaged(path);
		}
	}

	private static IOException damaged(Path path) {
		return new IOException("Damaged checkpoint: " + path.getFileName());
	}

}
