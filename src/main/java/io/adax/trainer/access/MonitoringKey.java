package io.adax.trainer.access;

import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * The key of whoever watches the service and scales it. It is in no database, so that an
 * outage of that one is seen; and it opens nothing but numbers, because it is sent often,
 * and lies where many may read it.
 */
@Component
class MonitoringKey {

	private final Optional<ConfiguredKey> key;

	MonitoringKey(AccessProperties properties) {
		this.key = (properties.mode() == AccessProperties.Mode.AUTHENTICATED) ? ConfiguredKey
			.of("trainer.access.monitoring-key", properties.monitoringKey(), properties.monitoringKeyFile())
				: Optional.empty();
	}

	Optional<Caller> open(KeyText given) {
		return this.key.filter((known) -> known.is(given)).map((known) -> Caller.MONITORING);
	}

}
