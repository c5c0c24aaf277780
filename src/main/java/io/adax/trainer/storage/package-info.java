/**
 * Bytes by content hash.
 */
@ApplicationModule(displayName = "storage", allowedDependencies = {})
@NullMarked
package io.adax.trainer.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
