package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Why a job waits, and since when. */
class MissingTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private static final Instant SUBMITTED = NOON.minusSeconds(600);

	private static final Instant LATER = NOON.minusSeconds(60);

	@Test
	void isNothingWhereASlotIsFree() {
		assertThat(missing(first(), pool(1, 2, 1))).isEmpty();
	}

	@Test
	void isAWorkerSinceTheLastOneWasThere() {
		PoolLoad deserted = new PoolLoad("gpu", 0, 0, LATER, 0, null, 0, null, 1, SUBMITTED, 1);
		assertThat(missing(first(), deserted))
			.containsExactly(new Missing(Missing.What.WORKER, LATER, null, "No living worker serves the pool gpu."));
	}

	@Test
	void isAWorkerSinceTheJobCameIfThereNeverWasOne() {
		assertThat(missing(first(), PoolLoad.none("gpu"))).singleElement()
			.returns(Missing.What.WORKER, Missing::what)
			.returns(SUBMITTED, Missing::since);
	}

	@Test
	void isAWorkerWhereAllAreDraining() {
		assertThat(missing(first(), pool(1, 0, 1))).singleElement()
			.returns("All workers of the pool gpu are draining.", Missing::detail);
	}

	@Test
	void isASlotSinceTheLastOneWasTaken() {
		assertThat(missing(first(), pool(1, 1, 1))).containsExactly(new Missing(Missing.What.SLOT, LATER, null,
				"Slots of the pool gpu: 1. Jobs that run: 1; before this one: 0."));
	}

	@Test
	void isASlotThatOthersHaveOfWhomNothingIsTold() {
		PoolLoad shared = new PoolLoad("gpu", 1, 3, null, 3, "vision", 0, null, 1, SUBMITTED, 1);
		assertThat(missing(first(), shared)).containsExactly(new Missing(Missing.What.SLOT, SUBMITTED, null,
				"Slots of the pool gpu, for all projects: 3. Jobs of the project vision that run: 0; before this one: 0."));
	}

	@Test
	void isASlotWhereThoseBeforeItTakeTheFreeOnes() {
		assertThat(missing(at(2, null), pool(1, 2, 1))).singleElement()
			.returns(Missing.What.SLOT, Missing::what)
			.returns(SUBMITTED, Missing::since);
	}

	@Test
	void isAllThatIsMissing() {
		assertThat(Missing.of(at(1, NOON.plusSeconds(5)), PoolLoad.none("gpu"), LATER, NOON)).extracting(Missing::what)
			.containsExactly(Missing.What.WORKER, Missing.What.QUOTA, Missing.What.RETRY);
	}

	@Test
	void isTimeUntilTheRetry() {
		assertThat(missing(at(1, NOON.plusSeconds(5)), pool(1, 1, 0))).containsExactly(
				new Missing(Missing.What.RETRY, SUBMITTED, NOON.plusSeconds(5), "Its last attempt failed."));
		assertThat(missing(at(1, NOON), pool(1, 1, 0))).as("the time has come").isEmpty();
	}

	private static List<Missing> missing(Standing job, PoolLoad pool) {
		return Missing.of(job, pool, null, NOON);
	}

	private static Standing first() {
		return at(1, null);
	}

	private static Standing at(long position, Instant notBefore) {
		return new Standing("job", "digits", new Line("vision", "gpu"), 0, position, position, List.of(), SUBMITTED,
				notBefore);
	}

	private static PoolLoad pool(int workers, int slots, long running) {
		return new PoolLoad("gpu", workers, slots, null, running, null, running, (running > 0) ? LATER : null, 1,
				SUBMITTED, 1);
	}

}
