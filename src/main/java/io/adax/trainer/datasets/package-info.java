/**
 * Dataset resources: upload, preview, the built-in tables.
 */
@ApplicationModule(displayName = "datasets", allowedDependencies = { "data", "storage", "access", "web" })
@NullMarked
package io.adax.trainer.datasets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
