/**
 * What happened: attempts, metrics and events.
 */
@ApplicationModule(displayName = "runs", allowedDependencies = { "training", "storage", "access", "web" })
@NullMarked
package io.adax.trainer.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
