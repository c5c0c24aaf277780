package io.adax.trainer.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTest {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void dividesIdsByTheirTimes() {
		assertThat(this.ids.next()).hasSameSizeAs(Ids.first(NOW))
			.isGreaterThan(Ids.first(NOW))
			.isLessThan(Ids.first(NOW.plusMillis(1)));
	}

	@Test
	void dividesTimesThatNoIdHas() {
		assertThat(this.ids.next()).isGreaterThan(Ids.first(Instant.parse("0001-01-01T00:00:00Z")))
			.isLessThan(Ids.first(Instant.parse("9999-12-31T00:00:00Z")));
	}

}
