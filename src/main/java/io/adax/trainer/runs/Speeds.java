package io.adax.trainer.runs;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long trainings take, as the runs before show. */
@Component
@Transactional(readOnly = true)
public class Speeds {

	/**
	 * Runs are alike if an iteration of one costs up to so many times the other's, and if
	 * one makes up to so many times the iterations of the other.
	 */
	static final double ALIKE = 4;

	/** A run of fewer iterations tells of its start and end only. */
	private static final int FEWEST_ITERATIONS = 10;

	private static final int MOST_RUNS = 20;

	/** The newest ones, of which some may be much shorter or longer. */
	private static final Limit LOOKED_AT = Limit.of(10 * MOST_RUNS);

	/** The optimizer's step costs about as much as so many rows. */
	private static final int STEP_IN_ROWS = 2;

	private final RunRepository runs;

	Speeds(RunRepository runs) {
		this.runs = runs;
	}

	/** How an iteration compares to that of another network; without unit. */
	static double cost(long parameters, int batchSize) {
		return (double) parameters * (batchSize + STEP_IN_ROWS);
	}

	/**
	 * Whether a run that ended so tells how long others take. The others keep no cost, so
	 * that nobody has to pass over them.
	 */
	static boolean isTelling(RunStatus status, long iterations) {
		return iterations >= FEWEST_ITERATIONS && switch (status) {
			case SUCCEEDED, PAUSED, CANCELLED, INTERRUPTED -> true;
			default -> false;
		};
	}

	/**
	 * How long some iterations will take, with all that belongs to a run; empty if there
	 * was no run of a network alike in the project.
	 */
	public Optional<TimeEstimate> estimate(String project, long parameters, int batchSize, long iterations) {
		double cost = cost(parameters, batchSize);
		List<MeasuredRun> paces = counting(
				this.runs.findMeasuredBetween(project, cost / ALIKE, cost * ALIKE, LOOKED_AT), iterations)
			.stream()
			.sorted(Comparator.comparingDouble((run) -> run.seconds(iterations)))
			.toList();
		if (paces.isEmpty()) {
			return Optional.empty();
		}
		MeasuredRun median = paces.get((paces.size() - 1) / 2);
		return Optional
			.of(new TimeEstimate(rounded(median.seconds(iterations)), rounded(paces.get(0).least(iterations)),
					rounded(paces.get(paces.size() - 1).most(iterations)), paces.size(), median.iterations()));
	}

	/**
	 * Start and end are the greater part of a short run, so those about as long count;
	 * where there are none, those that come nearest.
	 */
	private static List<MeasuredRun> counting(List<MeasuredRun> newest, long iterations) {
		double nearest = newest.stream().mapToDouble((run) -> run.distance(iterations)).min().orElse(ALIKE);
		double furthest = Math.max(ALIKE, nearest);
		return newest.stream().filter((run) -> run.distance(iterations) <= furthest).limit(MOST_RUNS).toList();
	}

	/** Nobody knows it better than to the millisecond. */
	static double rounded(double seconds) {
		return Duration.ofMillis(Math.round(seconds * 1000)).toMillis() / 1000.0;
	}

}
