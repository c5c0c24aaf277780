/**
 * Where the time of a request and of its job went, for who collects OpenTelemetry's
 * traces: nothing, unless somebody asks for them.
 */
@ApplicationModule(displayName = "traces", allowedDependencies = {})
@NullMarked
package io.adax.trainer.traces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
