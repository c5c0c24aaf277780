/**
 * What came out: models, downloads and predictions.
 */
@ApplicationModule(displayName = "models",
		allowedDependencies = { "engine", "training", "data", "storage", "access", "traces", "web" })
@NullMarked
package io.adax.trainer.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
