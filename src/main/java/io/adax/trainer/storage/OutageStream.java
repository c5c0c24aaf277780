package io.adax.trainer.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.springframework.dao.DataAccessResourceFailureException;

/** Bytes from S3, whose end may be an outage. */
final class OutageStream extends FilterInputStream {

	OutageStream(InputStream bytes) {
		super(bytes);
	}

	@Override
	public int read() throws IOException {
		try {
			return super.read();
		}
		catch (IOException | RuntimeException ex) {
			throw outage(ex);
		}
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		try {
			return super.read(buffer, offset, length);
		}
		catch (IOException | RuntimeException ex) {
			throw outage(ex);
		}
	}

	private static RuntimeException outage(Exception ex) {
		return new DataAccessResourceFailureException("S3 broke off: " + ex.getMessage(), ex);
	}

}
