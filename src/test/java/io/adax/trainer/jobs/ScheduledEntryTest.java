package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.adax.trainer.workers.StoreClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/** At a machine whose clock is 17 seconds ahead of the database's. */
class ScheduledEntryTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private final StoreClock clock = new StoreClock(Clock.fixed(NOON, ZoneOffset.UTC));

	private final ExecutionComplete complete = mock();

	private final ExecutionOperations<Void> operations = mock();

	private final ScheduledEntry entry = new ScheduledEntry(this.complete, this.operations, this.clock);

	@BeforeEach
	void hear() {
		this.clock.hear(NOON, NOON.minusSeconds(17), NOON);
	}

	@Test
	void isDueByTheDatabasesTime() {
		this.entry.dueAt(NOON.plusSeconds(2));
		then(this.operations).should().reschedule(this.complete, NOON.minusSeconds(15));
	}

	@Test
	void isParkedForEver() {
		this.entry.dueAt(Turns.PARKED);
		then(this.operations).should().reschedule(this.complete, Turns.PARKED);
	}

}
