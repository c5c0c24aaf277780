/**
 * The engine process: its main, its protocol, and the pool that starts and watches the
 * children.
 */
@ApplicationModule(displayName = "engine", allowedDependencies = { "training", "data", "storage", "access" })
@NullMarked
package io.adax.trainer.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
