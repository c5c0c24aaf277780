package io.adax.trainer.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

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

	/** What is smaller than all ids of a time and after, and larger than those before. */
	public static String first(Instant time) {
		long millis = Math.max(0, time.toEpochMilli());
		return "%08x-%04x-7000-8000-000000000000".formatted(millis >>> 16, millis & 0xffff);
	}

	/** One that was never given before. */
	public String next() {
		return this.generator.generate().toString();
	}

}
