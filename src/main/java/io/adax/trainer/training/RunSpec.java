package io.adax.trainer.training;

import io.adax.trainer.data.DataSpec;

/** Everything that the result of a run is a function of, with every default filled in. */
public record RunSpec(DataSpec data, NetworkSpec network, OptimizerSpec optimizer, TrainingSpec training) {
}
