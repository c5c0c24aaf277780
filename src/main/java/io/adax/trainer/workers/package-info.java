/**
 * Who trains: the living workers of all replicas, and the pools that they serve.
 */
@ApplicationModule(displayName = "workers", allowedDependencies = { "engine", "access", "web" })
@NullMarked
package io.adax.trainer.workers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
