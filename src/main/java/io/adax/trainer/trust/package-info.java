/**
 * Whose certificates the service believes when it asks others.
 */
@ApplicationModule(displayName = "trust", allowedDependencies = {})
@NullMarked
package io.adax.trainer.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
