package io.adax.trainer.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file form of a run's state: magic, length-prefixed header in JSON, the arrays as
 * little-endian values, and a SHA-256 over all before it. A file is complete or it is
 * none.
 */
final class Checkpoint {

	private static final ObjectMapper JSON = new JsonMapper();

	private Checkpoint() {
	}

	/** What a file says of itself before its arrays. */
	record Header(RunPosition position, List<Long> lengths, @Nullable NumericEnvironment environment,
			List<String> notExact) {

		Header {
			notExact = Objects.requireNonNullElse(notExact, List.of());
		}

		static Header of(RunPosition position, Provenance provenance, List<INDArray> arrays) {
			return new Header(position, arrays.stream().map((array) -> array.length()).toList(),
					provenance.environment(), provenance.notExact());
		}

	}

	/** Writes, syncs and only then names the file; if that fails, there is none. */
	static void write(Path file, Header header, List<INDArray> arrays) throws IOException {
		Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
		try {
			writeAll(temporary, header, arrays);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			CheckpointFiles.sync(file.resolveSibling("."));
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static void writeAll(Path temporary, Header header, List<INDArray> arrays) throws IOException {
		MessageDigest digest = Sha256.digest();
		try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
			OutputStream raw = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
			DataOutputStream out = new DataOutputStream(new DigestOutputStream(raw, digest));
			byte[] json = JSON.writeValueAsBytes(header);
			out.writeLong(CheckpointFile.MAGIC);
			out.writeInt(json.length);
			out.write(json);
			for (INDArray array : arrays) {
				RawArray.write(array, out);
			}
			out.flush();
			raw.write(digest.digest());
			raw.flush();
			channel.force(true);
		}
	}

	/** Whether a run can go on from a file. */
	enum State {

		/** Its hash is right, nothing is missing, and it is in this format. */
		WHOLE,
		/** It is not what was written. */
		DAMAGED,
		/** It is what was written, but not by this version. */
		OTHER_FORMAT

	}

	/**
	 * What can be said of a file without its arrays.
	 * @throws IOException when it cannot be read, which says nothing of what is in it
	 */
	static State state(Path file) throws IOException {
		if (!hasItsHash(file)) {
			return State.DAMAGED;
		}
		return hasThisFormat(file) ? State.WHOLE : State.OTHER_FORMAT;
	}

	private static boolean hasThisFormat(Path file) throws IOException {
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			return header(file, in).position() != null;
		}
		catch (OtherFormat | JacksonException ex) {
			return false;
		}
	}

	/** A file that another version wrote. */
	private static final class OtherFormat extends IOException {

		private static final long serialVersionUID = 1;

		OtherFormat(Path file) {
			super("No checkpoint of this version: " + file.getFileName());
		}

	}

	private static boolean hasItsHash(Path file) throws IOException {
		MessageDigest digest = Sha256.digest();
		long content = Files.size(file) - digest.getDigestLength();
		if (content < Long.BYTES + Integer.BYTES) {
			return false;
		}
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
			byte[] chunk = new byte[1 << 16];
			for (long left = content; left > 0;) {
				int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
				if (read < 0) {
					return false;
				}
				digest.update(chunk, 0, read);
				left -= read;
			}
			return MessageDigest.isEqual(digest.digest(), in.readAllBytes());
		}
	}

	/** Reads a whole file into arrays of just the lengths it was written from. */
	static Header read(Path file, Function<Header, List<INDArray>> arrays) throws IOException {
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
			Header header = header(file, in);
			List<INDArray> targets = arrays.apply(header);
			if (!targets.stream().map((array) -> array.length()).toList().equals(header.lengths())) {
				throw new InvalidSpec("The checkpoint belongs to another network or optimizer: " + file.getFileName());
			}
			for (INDArray target : targets) {
				RawArray.read(in, target);
			}
			return header;
		}
	}

	private static Header header(Path file, DataInputStream in) throws IOException {
		if (in.readLong() != CheckpointFile.MAGIC) {
			throw new OtherFormat(file);
		}
		int length = in.readInt();
		if (length < 0 || length > CheckpointFile.MAX_HEADER) {
			throw new OtherFormat(file);
		}
		return JSON.readValue(in.readNBytes(length), Header.class);
	}

}
