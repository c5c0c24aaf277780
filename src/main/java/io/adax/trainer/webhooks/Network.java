package io.adax.trainer.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that begin with the same bits, such as 10.0.0.0/8. */
record Network(InetAddress first, int bits) {

	private static final String LITERAL = "[0-9A-Fa-f:.]+/\\d{1,3}";

	/** The network of that notation; an address without bits is refused. */
	public static Network valueOf(String text) {
		if (!text.matches(LITERAL)) {
			throw new IllegalArgumentException("must be a network such as 10.1.0.0/16, found " + text);
		}
		try {
			int slash = text.indexOf('/');
			InetAddress first = InetAddress.getByName(text.substring(0, slash));
			int bits = Integer.parseInt(text.substring(slash + 1));
			if (bits > Byte.SIZE * first.getAddress().length) {
				throw new IllegalArgumentException("must have no more bits than its address has, found " + text);
			}
			return new Network(first, bits);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("must be a network such as 10.1.0.0/16, found " + text, ex);
		}
	}

	boolean contains(InetAddress address) {
		byte[] own = this.first.getAddress();
		byte[] other = address.getAddress();
		if (own.length != other.length) {
			return false;
		}
		for (int bit = 0; bit < this.bits; bit++) {
			int mask = 0x80 >> (bit % Byte.SIZE);
			if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
				return false;
			}
		}
		return true;
	}

}
