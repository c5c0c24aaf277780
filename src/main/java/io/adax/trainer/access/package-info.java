/**
 * Who may come in, what they may do, and in which project.
 */
@ApplicationModule(displayName = "access", allowedDependencies = { "storage", "web" })
@NullMarked
package io.adax.trainer.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
