package io.adax.trainer.web;

import java.security.SecureRandom;
import java.time.Clock;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import org.springframework.stereotype.Component;

/** Identifiers that sort by the time they were made: UUID version 7 (RFC 9562). */
@Component
public final class Ids {

	private final TimeBasedEpochGenerator generator;

	public Ids(Clock clock) {
		this.generator = Generators.timeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
			@Override
			public long currentTimeMillis() {
				return clock.millis();
			}
		});
	}

	/** One that was never given before. */
	public String next() {
		return this.generator.generate().toString();
	}

}
