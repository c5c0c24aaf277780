package io.adax.trainer.access;

import java.net.InetAddress;

import io.adax.trainer.access.AccessProperties.Mode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether anybody may come in. Where only this machine can connect, that is the default;
 * elsewhere the service does not start like that, unless it is told so by a name that
 * nobody mistakes.
 */
@Component
class OpenDoor {

	private static final Logger log = LoggerFactory.getLogger(OpenDoor.class);

	private final Mode mode;

	OpenDoor(AccessProperties properties, Environment environment) {
		this.mode = properties.mode();
		if (this.mode == Mode.OPEN) {
			requireLoopback(environment, "server");
			if (hasPortOfItsOwn(environment)) {
				requireLoopback(environment, "management.server");
			}
		}
		else if (this.mode == Mode.UNSAFE_OPEN) {
			log.warn("Whoever reaches this service is an admin: trainer.access.mode is unsafe-open");
		}
	}

	/** The service listens where others can connect, and lets everybody in. */
	static final class Unguarded extends RuntimeException {

		private static final long serialVersionUID = 1;

		private final String property;

		Unguarded(String property, String address) {
			super("The service would listen on %s, and let everybody in.".formatted(address));
			this.property = property;
		}

		/** Where the address comes from. */
		String property() {
			return this.property;
		}

	}

	boolean isOpen() {
		return this.mode != Mode.AUTHENTICATED;
	}

	/** Whether anybody may come in who is on this machine. */
	boolean isForThisMachine() {
		return this.mode == Mode.OPEN;
	}

	private static boolean hasPortOfItsOwn(Environment environment) {
		Integer port = environment.getProperty("management.server.port", Integer.class);
		return port != null && port >= 0 && !port.equals(environment.getProperty("server.port", Integer.class, 8080));
	}

	private static void requireLoopback(Environment environment, String prefix) {
		@Nullable InetAddress address = Binder.get(environment).bind(prefix + ".address", InetAddress.class).orElse(null);
		if (address == null || !address.isLoopbackAddress()) {
			throw new Unguarded(prefix + ".address", (address != null) ? address.getHostAddress() : "all addresses");
		}
	}

}
