/**
 * What every resource shares: problem details, strict JSON, paging.
 */
@ApplicationModule(displayName = "web", allowedDependencies = "storage", type = ApplicationModule.Type.OPEN)
@NullMarked
package io.adax.trainer.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
