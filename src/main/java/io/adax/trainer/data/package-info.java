/**
 * Tables: reading, type inference, encoding, splits, normalisation and batches.
 */
@ApplicationModule(displayName = "data", allowedDependencies = {})
@NullMarked
package io.adax.trainer.data;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
