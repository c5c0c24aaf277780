package io.adax.trainer.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Resolves names to public addresses only, so that nobody makes the service talk to its
 * own network. Whoever connects takes the very addresses that were checked: a name that
 * leads elsewhere a moment later (DNS rebinding) gains nothing.
 */
@Component
class AddressGuard implements DnsResolver {

	/** Not public (IANA's registry of special purpose addresses, and multicast). */
	private static final List<Network> NOT_PUBLIC_4 = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
			"127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
			"192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3");

	/**
	 * All that is public is in here, and an IPv4 address inside of an IPv6 one is not.
	 */
	private static final Network GLOBAL_6 = Network.valueOf("2000::/3");

	private static final List<Network> NOT_PUBLIC_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

	private final List<Network> allowed;

	private final DnsResolver names;

	@Autowired
	AddressGuard(WebhookProperties properties) {
		this(properties.allowedNetworks(), SystemDefaultDnsResolver.INSTANCE);
	}

	AddressGuard(List<Network> allowed, DnsResolver names) {
		this.allowed = List.copyOf(allowed);
		this.names = names;
	}

	private static List<Network> networks(String... texts) {
		return Stream.of(texts).map(Network::valueOf).toList();
	}

	/** The addresses of a name are not public. */
	static final class NotAllowed extends UnknownHostException {

		private static final long serialVersionUID = 1;

		NotAllowed() {
			super("not a public address");
		}

	}

	/** All addresses of a name; refused if a single one is not allowed. */
	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = this.names.resolve(host);
		if (addresses == null || addresses.length == 0) {
			throw new UnknownHostException(host);
		}
		if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
			throw new NotAllowed();
		}
		return addresses;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	private boolean isAllowed(InetAddress address) {
		return isPublic(address) || isIn(this.allowed, address);
	}

	private static boolean isPublic(InetAddress address) {
		return (address instanceof Inet4Address) ? !isIn(NOT_PUBLIC_4, address)
				: GLOBAL_6.contains(address) && !isIn(NOT_PUBLIC_6, address);
	}

	private static boolean isIn(List<Network> networks, InetAddress address) {
		return networks.stream().anyMatch((network) -> network.contains(address));
	}

}
