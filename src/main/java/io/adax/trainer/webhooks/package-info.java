/**
 * Tells others what happens to jobs: signed messages to addresses of theirs.
 */
@ApplicationModule(displayName = "webhooks", allowedDependencies = { "engine", "runs", "access", "web" })
@NullMarked
package io.adax.trainer.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
