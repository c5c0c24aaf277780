package io.adax.trainer.runs;

import java.time.Duration;
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
	 * Networks are alike if an iteration of one costs up to so many times the other's.
	 */
	private static final double ALIKE = 4;

	/** A run of fewer iterations tells of its start and end only. */
	private static final int FEWEST_ITERATIONS = 10;

	private static final int MOST_RUNS = 20;

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
		List<Run> alike = this.runs.findMeasuredBetween(project, cost / ALIKE, cost * ALIKE, Limit.of(MOST_RUNS));
		double[] seconds = alike.stream()
			.mapToDouble((run) -> run.secondsPerIteration() * iterations)
			.sorted()
			.toArray();
		if (seconds.length == 0) {
			return Optional.empty();
		}
		return Optional.of(new TimeEstimate(rounded(seconds[seconds.length / 2]), rounded(seconds[0]),
				rounded(seconds[seconds.length - 1]), seconds.length));
	}

	/** Nobody knows it better than to the millisecond. */
	static double rounded(double seconds) {
		return Duration.ofMillis(Math.round(seconds * 1000)).toMillis() / 1000.0;
	}

}
