package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.adax.trainer.workers.StoreClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/** Heartbeats every 4 s, of which 4 may be missed. */
class StoreWatchTest {

	private final JdbcTemplate database = mock();

	private final Clock clock = mock();

	private final StoreClock storeClock = mock();

	private Instant now = Instant.EPOCH;

	private StoreWatch watch;

	@BeforeEach
	void start() {
		given(this.clock.instant()).willAnswer((call) -> this.now);
		given(this.database.queryForObject(anyString(), eq(OffsetDateTime.class)))
			.willAnswer((call) -> this.now.minusSeconds(17).atOffset(ZoneOffset.UTC));
		this.watch = new StoreWatch(this.database, Duration.ofSeconds(4), 4, this.clock, this.storeClock);
	}

	/** A service that starts takes up at once what a dead one left. */
	@Test
	void isSteadyFromTheStart() {
		assertThat(this.watch.isSteady()).isTrue();
	}

	@Test
	void isSteadyWhileTheDatabaseAnswers() {
		look(60);
		assertThat(this.watch.isSteady()).isTrue();
	}

	@Test
	void isNotWhileItIsAway() {
		given(this.database.queryForObject(anyString(), any(Class.class)))
			.willThrow(new DataAccessResourceFailureException("away"));
		look(6);
		assertThat(this.watch.isSteady()).isFalse();
	}

	/** Also when the one look simply took so long. */
	@Test
	void isSteadyAgainOnlyAfterAllHadTheTimeForAHeartbeat() {
		this.now = this.now.plusSeconds(60);
		assertThat(this.watch.isSteady()).as("away").isFalse();
		look(1);
		assertThat(this.watch.isSteady()).as("just back").isFalse();
		look(15);
		assertThat(this.watch.isSteady()).as("still too soon").isFalse();
		look(1);
		assertThat(this.watch.isSteady()).as("after four heartbeats").isTrue();
	}

	@Test
	void overlooksAShortSilence() {
		this.now = this.now.plusSeconds(4);
		look(1);
		assertThat(this.watch.isSteady()).isTrue();
	}

	/** Heartbeats of others may seem old by the other clock. */
	@Test
	void isNotSteadyJustAfterTheTimeHasJumped() {
		given(this.storeClock.hear(any(), any(), any())).willReturn(true, false);
		look(1);
		then(this.storeClock).should().hear(this.now, this.now.minusSeconds(17), this.now);
		assertThat(this.watch.isSteady()).isFalse();
		look(16);
		assertThat(this.watch.isSteady()).isTrue();
	}

	private void look(int seconds) {
		for (int i = 0; i < seconds; i++) {
			this.now = this.now.plusSeconds(1);
			this.watch.look();
		}
	}

}
