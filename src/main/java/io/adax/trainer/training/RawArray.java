package io.adax.trainer.training;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Moves whole arrays between native memory and streams, as little-endian values. The
 * fences keep an array, and with it its memory, until its values are moved.
 */
final class RawArray {

	private static final int CHUNK = 1 << 16;

	static {
		if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
			throw new IllegalStateException("Only little-endian processors are supported");
		}
	}

	private RawArray() {
	}

	/** SHA-256 over the values, in hexadecimal. */
	static String sha256(INDArray array) {
		MessageDigest digest = Sha256.digest();
		try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
			write(array, out);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Writes the values of a dense array. */
	static void write(INDArray array, OutputStream out) throws IOException {
		byte[] chunk = new byte[CHUNK];
		try (BytePointer bytes = bytes(array)) {
			for (long at = 0; at < bytes.capacity(); at += CHUNK) {
				int length = (int) Math.min(CHUNK, bytes.capacity() - at);
				bytes.position(at).get(chunk, 0, length);
				out.write(chunk, 0, length);
			}
		}
		finally {
			Reference.reachabilityFence(array);
		}
	}

	/** Fills a dense array. */
	static void read(InputStream in, INDArray array) throws IOException {
		byte[] chunk = new byte[CHUNK];
		try (BytePointer bytes = bytes(array)) {
			for (long at = 0; at < bytes.capacity(); at += CHUNK) {
				int length = (int) Math.min(CHUNK, bytes.capacity() - at);
				if (in.readNBytes(chunk, 0, length) < length) {
					throw new EOFException();
				}
				bytes.position(at).put(chunk, 0, length);
			}
		}
		finally {
			Reference.reachabilityFence(array);
		}
	}

	/** Room for as many values, which are not set yet. */
	static INDArray like(INDArray array) {
		return Nd4j.createUninitialized(DataType.FLOAT, array.length());
	}

	/** Copies all values of a dense array into another of the same kind. */
	static void copy(INDArray from, INDArray to) {
		try (BytePointer source = bytes(from); BytePointer target = bytes(to)) {
			Pointer.memcpy(target, source, source.capacity());
		}
		finally {
			Reference.reachabilityFence(from);
			Reference.reachabilityFence(to);
		}
	}

	/** Copies the first values of {@code from} into a dense float array. */
	static void put(float[] from, int length, INDArray array) {
		try (FloatPointer floats = new FloatPointer(array.data().addressPointer())) {
			floats.put(from, 0, length);
		}
		finally {
			Reference.reachabilityFence(array);
		}
	}

	/** Copies values of a dense float array, the first of them at {@code from}. */
	static void get(INDArray array, long from, float[] to, int length) {
		try (FloatPointer floats = new FloatPointer(array.data().addressPointer())) {
			floats.position(from).get(to, 0, length);
		}
		finally {
			Reference.reachabilityFence(array);
		}
	}

	/**
	 * Copies every {@code stride}-th value of a dense float array.
	 * @return how many there are from {@code from} to the end
	 */
	static int sample(INDArray array, long from, long stride, float[] to) {
		int count = (int) ((array.length() - from + stride - 1) / stride);
		try (FloatPointer floats = new FloatPointer(array.data().addressPointer());
				FloatIndexer indexer = FloatIndexer.create(floats.capacity(array.length()))) {
			for (int i = 0; i < count; i++) {
				to[i] = indexer.get(from + i * stride);
			}
		}
		finally {
			Reference.reachabilityFence(array);
		}
		return count;
	}

	/** Copies the values of a dense float array. */
	static void get(INDArray array, float[] to, int length) {
		try (FloatPointer floats = new FloatPointer(array.data().addressPointer())) {
			floats.get(to, 0, length);
		}
		finally {
			Reference.reachabilityFence(array);
		}
	}

	private static BytePointer bytes(INDArray array) {
		BytePointer bytes = new BytePointer(array.data().addressPointer());
		bytes.capacity(array.length() * array.dataType().width());
		return bytes;
	}

}
