package io.adax.trainer.jobs;

import java.util.List;

import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.web.Names;
import io.adax.trainer.web.Union;

/** The optimizers that a job may have. */
final class OptimizerNames implements Names {

	private static final List<String> ALL = List.copyOf(Union.of(OptimizerSpec.class).members().keySet());

	@Override
	public List<String> all() {
		return ALL;
	}

}
