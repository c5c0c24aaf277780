package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A way to a server that can be cut. */
public final class TcpProxy implements AutoCloseable {

	private final ServerSocket door;

	private final Supplier<Optional<SocketAddress>> target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	/** A way to a port of this machine. */
	public TcpProxy(int target) throws IOException {
		this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
				() -> Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), target)));
	}

	/**
	 * A way to a place that is asked for with each connection, which is closed when there
	 * is none.
	 */
	public TcpProxy(SocketAddress door, Supplier<Optional<SocketAddress>> target) throws IOException {
		this.target = target;
		this.door = new ServerSocket();
		this.door.bind(door);
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
		Optional<SocketAddress> target = this.cut ? Optional.empty() : this.target.get();
		if (target.isEmpty()) {
			close(client);
			return;
		}
		try {
			Socket server = new Socket();
			server.connect(target.get());
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
