/**
 * Who did what, when and from where.
 */
@ApplicationModule(displayName = "audit", allowedDependencies = { "access", "web" })
@NullMarked
package io.adax.trainer.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
