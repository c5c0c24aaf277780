/**
 * The optimizers: AdaX, its second-moment decay and its kernel, in ND4J's own form.
 */
@ApplicationModule(displayName = "optimizer", allowedDependencies = {})
@NullMarked
package io.adax.trainer.optimizer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
