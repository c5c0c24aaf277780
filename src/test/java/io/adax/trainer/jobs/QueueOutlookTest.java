package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** When the next jobs of a pool begin. */
class QueueOutlookTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private final JobRepository jobs = mock();

	private final PoolLoads pools = mock();

	private final QueueOutlook outlook = new QueueOutlook(this.jobs, mock(), mock(), this.pools, mock(),
			Clock.systemUTC());

	@Test
	void isNowForAsManyAsThereAreFreeSlots() {
		given(this.pools.slots("gpu")).willReturn(2);
		assertThat(starts()).as("how long jobs take is not known").containsExactly(NOON, NOON);
	}

	@Test
	void isUnknownWhereNobodyTrains() {
		usualIs(10);
		assertThat(starts()).isEmpty();
	}

	@Test
	void goesOnAsLongAsJobsTookBefore() {
		usualIs(10);
		given(this.pools.slots("gpu")).willReturn(2);
		assertThat(starts()).containsExactly(NOON, NOON, NOON.plusSeconds(10), NOON.plusSeconds(10));
	}

	@Test
	void waitsForThoseThatRun() {
		usualIs(10);
		given(this.pools.slots("gpu")).willReturn(1);
		given(this.jobs.findCourses("gpu")).willReturn(List.of(endingAt(NOON.plusSeconds(3))));
		assertThat(starts()).containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(13), NOON.plusSeconds(23),
				NOON.plusSeconds(33));
	}

	/** What a draining worker leaves is nobody's slot. */
	@Test
	void countsNoMoreSlotsThanThereAre() {
		given(this.pools.slots("gpu")).willReturn(1);
		given(this.jobs.findCourses("gpu"))
			.willReturn(List.of(endingAt(NOON.plusSeconds(3)), endingAt(NOON.plusSeconds(7))));
		assertThat(starts()).containsExactly(NOON.plusSeconds(7));
	}

	private List<Instant> starts() {
		return this.outlook.starts("gpu", 4, NOON);
	}

	private static Course endingAt(Instant eta) {
		Course course = new Course();
		course.progress(1, 8, eta);
		return course;
	}

	private void usualIs(int seconds) {
		Job job = new Job("job", Requests.small(), "adax", new Idempotency(null, "hash"), NOON);
		job.start(NOON);
		job.succeed(new Outcome(1, 8, null, Map.of(), null), NOON.plusSeconds(seconds));
		given(this.jobs.findSucceeded(any(), any())).willReturn(List.of(job));
	}

}
