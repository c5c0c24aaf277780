package io.adax.trainer.access;

import java.util.Optional;

import org.springframework.stereotype.Component;

/** The key of the first admin, which is in no database. */
@Component
class AdminKey {

	private static final Caller ADMIN = Caller.of("admin", "admin", Role.ADMIN, Projects.DEFAULT);

	private final Optional<ConfiguredKey> key;

	AdminKey(AccessProperties properties) {
		this.key = (properties.mode() == AccessProperties.Mode.AUTHENTICATED)
				? ConfiguredKey.of("trainer.access.admin-key", properties.adminKey(), properties.adminKeyFile())
				: Optional.empty();
	}

	Optional<Caller> open(KeyText given) {
		return this.key.filter((known) -> known.is(given)).map((known) -> ADMIN);
	}

}
