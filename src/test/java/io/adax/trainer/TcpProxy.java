package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut. */
public final class TcpProxy implements AutoCloseable {

	private final ServerSocket door;

	private final int target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	public TcpProxy(int target) throws IOException {
		this.target = target;
		this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::acceptAll);
	}

	/** Where it listens. */
	public int port() {
		return this.door.getLocalPort();
	}

	/** Breaks all connections, and lets none through until they are mended. */
	public void cut() {
		this.cut = true;
		this.open.forEach(TcpProxy::close);
	}

	/** Lets connections through again. */
	public void mend() {
		this.cut = false;
	}

	private void acceptAll() {
		try {
			while (true) {
				connect(this.door.accept());
			}
		}
		catch (IOException ex) {
			cut();
		}
	}

	private void connect(Socket client) {
		this.open.add(client);
		if (this.cut) {
			close(client);
			return;
		}
		try {
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
			this.open.add(server);
			start(() -> copy(client, server));
			start(() -> copy(server, client));
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// the other direction notices it, too
		}
		this.open.remove(from);
		this.open.remove(to);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "tcp-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
	}

}
