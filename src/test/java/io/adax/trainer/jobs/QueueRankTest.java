package io.adax.trainer.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class QueueRankTest {

	private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

	private static final int LOWEST = -100;

	private static final int HIGHEST = 100;

	/** A job that comes some seconds after the start. */
	record Waiting(int priority, int second) {

		int rank(Duration aging) {
			return QueueRank.of(this.priority, START.plusSeconds(this.second), aging);
		}

	}

	@Property
	void aHigherPriorityGoesFirst(@ForAll @IntRange(min = LOWEST, max = HIGHEST) int one,
			@ForAll @IntRange(min = LOWEST, max = HIGHEST) int other, @ForAll @IntRange(max = 100_000_000) int second,
			@ForAll("agings") Duration aging) {
		assertThat(Integer.compare(new Waiting(one, second).rank(aging), new Waiting(other, second).rank(aging)))
			.isEqualTo(Integer.compare(one, other));
	}

	@Property
	void ofTheSamePriorityTheFirstGoesFirst(@ForAll @IntRange(min = LOWEST, max = HIGHEST) int priority,
			@ForAll @IntRange(max = 100_000_000) int second, @ForAll @IntRange(min = 1, max = 100_000_000) int later,
			@ForAll("agings") Duration aging) {
		assertThat(new Waiting(priority, second).rank(aging))
			.isGreaterThan(new Waiting(priority, second + later).rank(aging));
	}

	@Property
	void oneLevelIsWorthOneAging(@ForAll @IntRange(min = LOWEST, max = HIGHEST - 1) int priority,
			@ForAll @IntRange(max = 100_000_000) int second, @ForAll("agings") Duration aging) {
		int later = second + (int) aging.toSeconds();
		assertThat(new Waiting(priority, second).rank(aging)).isEqualTo(new Waiting(priority + 1, later).rank(aging));
	}

	/**
	 * One slot; at each tick the first of the queue leaves it. Whatever else comes, a job
	 * is never overtaken by one that came more than all levels' aging after it.
	 */
	@Property(tries = 200)
	void nobodyStarves(@ForAll("jobs") @Size(min = 1, max = 60) List<Waiting> jobs,
			@ForAll @IntRange(min = 1, max = 20) int tick) {
		Duration aging = Duration.ofSeconds(5);
		long patience = (HIGHEST - LOWEST) * aging.toSeconds();
		List<Waiting> queue = new ArrayList<>();
		List<Waiting> coming = new ArrayList<>(jobs);
		for (int now = 0; !coming.isEmpty() || !queue.isEmpty(); now += tick) {
			int second = now;
			queue.addAll(coming.stream().filter((job) -> job.second() <= second).toList());
			coming.removeIf((job) -> job.second() <= second);
			queue.stream().max(Comparator.comparingInt((job) -> job.rank(aging))).ifPresent((first) -> {
				queue.remove(first);
				assertThat(queue).allMatch((left) -> first.second() - left.second() <= patience);
			});
		}
	}

	@Provide
	Arbitrary<List<Waiting>> jobs() {
		return Combinators
			.combine(Arbitraries.integers().between(LOWEST, HIGHEST), Arbitraries.integers().between(0, 3000))
			.as(Waiting::new)
			.list();
	}

	@Provide
	Arbitrary<Duration> agings() {
		return Arbitraries.longs().between(1, Duration.ofDays(7).toSeconds()).map(Duration::ofSeconds);
	}

}
