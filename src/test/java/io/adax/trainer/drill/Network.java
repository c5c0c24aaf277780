package io.adax.trainer.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.adax.trainer.TcpProxy;

/**
 * What a pod can reach: each name is a way of its own from the pod's address, so that one
 * pod can be cut off.
 */
final class Network implements AutoCloseable {

	private final Map<String, TcpProxy> ways = new LinkedHashMap<>();

	/**
	 * Opens the ways.
	 * @param outside where names and ports, such as {@code db.example:5432}, really are
	 */
	Network(String address, Map<InetSocketAddress, Integer> outside, Path hosts) throws IOException {
		StringBuilder names = new StringBuilder(
				"127.0.0.1 localhost\n%s %s\n".formatted(address, InetAddress.getLocalHost().getHostName()));
		for (Map.Entry<InetSocketAddress, Integer> entry : outside.entrySet()) {
			Optional<SocketAddress> target = Optional
				.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), entry.getValue()));
			this.ways.put(entry.getKey().getHostString(),
					new TcpProxy(new InetSocketAddress(address, entry.getKey().getPort()), () -> target));
			names.append(address).append(' ').append(entry.getKey().getHostString()).append('\n');
		}
		Files.writeString(hosts, names);
	}

	TcpProxy to(String name) {
		return this.ways.get(name);
	}

	@Override
	public void close() throws IOException {
		for (TcpProxy way : this.ways.values()) {
			way.close();
		}
	}

}
