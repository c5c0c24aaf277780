package io.adax.trainer.training;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where a run stands between two batches: with the parameters and the optimizer's state,
 * all that its future depends on.
 *
 * @param iteration iterations completed
 * @param epoch epochs completed
 * @param batch batches completed of the epoch that is under way
 * @param lossSum sum over the rows of that epoch's losses
 * @param rows rows seen in that epoch
 * @param best the best value of the watched metric so far
 * @param waited epochs since then
 * @param latest the last value of each metric
 * @param usedMillis what the attempts so far used of the run's time
 */
record RunPosition(long iteration, int epoch, int batch, double lossSum, long rows,
		TrainingResult.@Nullable BestMetric best, int waited, Map<String, Double> latest, long usedMillis) {

	static final RunPosition START = new RunPosition(0, 0, 0, 0, 0, null, 0, Map.of(), 0);

}
