/**
 * The command line: a client of the service in the service's jar, on the generated client
 * and without a Spring context.
 */
@ApplicationModule(displayName = "commandline", allowedDependencies = {})
@NullMarked
package io.adax.trainer.commandline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
