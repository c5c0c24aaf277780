/**
 * One run, from spec and data to a model: the specs, the loop, evaluation and prediction.
 */
@ApplicationModule(displayName = "training", allowedDependencies = { "optimizer", "data" })
@NullMarked
package io.adax.trainer.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
