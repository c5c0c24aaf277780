/**
 * What was asked for: the job, its state machine, its submission and its running.
 */
@ApplicationModule(displayName = "jobs",
		allowedDependencies = { "training", "data", "engine", "storage", "datasets", "runs", "models", "workers",
				"access", "traces", "web" })
@NullMarked
package io.adax.trainer.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
