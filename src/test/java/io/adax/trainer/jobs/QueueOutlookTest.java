package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
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

	private final JobProperties properties = mock();

	private final Projects projects = mock();

	private final Quotas quotas = mock();

	private final QueueOutlook outlook = new QueueOutlook(this.jobs, mock(), this.properties, this.pools, this.projects,
			this.quotas, Clock.fixed(NOON, ZoneOffset.UTC));

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

	/** Only the last end leaves room for another one. */
	@Test
	void isUnknownWhereOneOfTooManyThatRunIsUnknown() {
		given(this.pools.slots("gpu")).willReturn(1);
		given(this.jobs.findCourses("gpu")).willReturn(List.of(endingAt(NOON.plusSeconds(3)), endingAt(null)));
		assertThat(starts()).isEmpty();
	}

	@Test
	void isTheEndOfAJobOfTheProjectThatRunsAsManyAsItMay() {
		given(this.pools.slots("gpu")).willReturn(9);
		mayRun(2);
		given(this.jobs.findCoursesOf("vision"))
			.willReturn(List.of(endingAt(NOON.plusSeconds(7)), endingAt(NOON.plusSeconds(3))));
		assertThat(start()).isEqualTo(NOON.plusSeconds(3));
	}

	@Test
	void isUnknownWhereNobodyKnowsWhenTheProjectsJobsEnd() {
		given(this.pools.slots("gpu")).willReturn(9);
		mayRun(1);
		given(this.jobs.findCoursesOf("vision")).willReturn(List.of(endingAt(null)));
		assertThat(start()).isNull();
	}

	@Test
	void isUnknownWhereTheProjectMayRunNone() {
		usualIs(10);
		given(this.pools.slots("gpu")).willReturn(9);
		mayRun(0);
		assertThat(start()).isNull();
	}

	@Test
	void isWhenASlotIsFreeWhereTheProjectMayRunMore() {
		given(this.pools.slots("gpu")).willReturn(1);
		given(this.jobs.findCourses("gpu")).willReturn(List.of(endingAt(NOON.plusSeconds(3))));
		mayRun(1);
		assertThat(start()).isEqualTo(NOON.plusSeconds(3));
	}

	private void mayRun(long most) {
		given(this.quotas.limitsRunning("vision")).willReturn(true);
		given(this.quotas.left("vision", 0)).willReturn(most);
	}

	private Instant start() {
		given(this.projects.current()).willReturn("vision");
		given(this.properties.aging()).willReturn(Duration.ofMinutes(1));
		return this.outlook.of("gpu", 0).start();
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
