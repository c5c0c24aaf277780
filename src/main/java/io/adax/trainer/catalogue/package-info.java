/**
 * What there is to choose from: optimizers and schedules with their hyper-parameters, and
 * their curves.
 */
@ApplicationModule(displayName = "catalogue", allowedDependencies = { "optimizer", "training", "web" })
@NullMarked
package io.adax.trainer.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
