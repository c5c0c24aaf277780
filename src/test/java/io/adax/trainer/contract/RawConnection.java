package io.adax.trainer.contract;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection that sends just the bytes that it is given, as no proper client would. */
final class RawConnection implements AutoCloseable {

	private static final int HEAD = 64 * 1024;

	private final Socket socket;

	private final InputStream in;

	private boolean used;

	RawConnection(int port, int patienceMillis) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(patienceMillis);
		this.in = new java.io.BufferedInputStream(this.socket.getInputStream());
	}

	/** Whether another request may follow. */
	boolean isOpen() {
		return !this.used;
	}

	/**
	 * Sends a request.
	 * @param last whether nothing follows, so that nobody waits for what is missing of it
	 */
	Reply send(byte[] request, boolean head, boolean last) throws IOException {
		try {
			this.socket.getOutputStream().write(request);
			this.socket.getOutputStream().flush();
			if (last) {
				this.socket.shutdownOutput();
			}
		}
		catch (IOException ex) {
			// refused before it was read: the answer may be there all the same
			this.used = true;
		}
		return read(head);
	}

	/** The answer, as far as it comes in time. */
	private Reply read(boolean head) throws IOException {
		String[] start;
		Map<String, String> headers = new TreeMap<>();
		try {
			start = line().split(" ", 3);
			for (String line = line(); !line.isEmpty(); line = line()) {
				int colon = line.indexOf(':');
				headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
			}
		}
		catch (EOFException | java.net.SocketException | SocketTimeoutException ex) {
			this.used = true;
			return new Reply(0, headers, new byte[0], ex instanceof SocketTimeoutException);
		}
		int status = Integer.parseInt(start[1]);
		if (status == 100) {
			return read(head);
		}
		this.used |= "close".equalsIgnoreCase(headers.get("connection"));
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		boolean cut = false;
		try {
			if (!head && status != 204 && status != 304) {
				readBody(headers, body);
			}
		}
		catch (SocketTimeoutException | EOFException | java.net.SocketException ex) {
			this.used = true;
			cut = true;
		}
		return new Reply(status, headers, body.toByteArray(), cut);
	}

	private void readBody(Map<String, String> headers, ByteArrayOutputStream body) throws IOException {
		if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
			for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
				copy(size, body);
				line();
			}
			line();
		}
		else if (headers.containsKey("content-length")) {
			copy(Long.parseLong(headers.get("content-length")), body);
		}
		else {
			this.used = true;
			this.in.transferTo(body);
		}
	}

	private void copy(long size, ByteArrayOutputStream body) throws IOException {
		byte[] part = new byte[8192];
		for (long left = size; left > 0;) {
			int read = this.in.read(part, 0, (int) Math.min(left, part.length));
			if (read < 0) {
				throw new EOFException();
			}
			body.write(part, 0, read);
			left -= read;
		}
	}

	private String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0 || line.size() > HEAD) {
				throw new EOFException();
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * What came back.
	 *
	 * @param status 0 if nothing came
	 * @param cut whether more might have come
	 */
	record Reply(int status, Map<String, String> headers, byte[] body, boolean cut) {

		String header(String name) {
			return this.headers.getOrDefault(name, "");
		}

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
