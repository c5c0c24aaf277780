package io.adax.trainer.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Bytes that are given on as they arrive. The last of them come only if all have the
 * right hash: whoever reads damaged ones does not get them whole.
 */
final class CheckedStream extends FilterInputStream {

	private final MessageDigest digest = Sha256.digest();

	private final String sha256;

	private final long size;

	private long read;

	CheckedStream(InputStream bytes, String sha256, long size) {
		super(bytes);
		this.sha256 = sha256;
		this.size = size;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int n = super.read(buffer, offset, length);
		if (n > 0) {
			this.digest.update(buffer, offset, n);
			this.read += n;
		}
		if (n > 0 && this.read >= this.size || n < 0 && this.read < this.size) {
			requireHash();
		}
		return n;
	}

	private void requireHash() throws IOException {
		String found = HexFormat.of().formatHex(this.digest.digest());
		if (!found.equals(this.sha256)) {
			throw BlobCache.damaged(this.sha256, found);
		}
	}

	/** Nothing is passed over without being looked at. */
	@Override
	public long skip(long n) throws IOException {
		int skipped = read(new byte[(int) Math.max(0, Math.min(n, 1 << 16))]);
		return Math.max(0, skipped);
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
