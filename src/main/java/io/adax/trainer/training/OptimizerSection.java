package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;

import io.adax.trainer.optimizer.PerParameter;
import org.nd4j.linalg.learning.config.IUpdater;

/** A range of the flat vector that one updater steps through. */
record OptimizerSection(ParameterBlock.Range range, IUpdater updater) {

	/**
	 * The sections of a network, in order: the longest ranges without statistics that
	 * have equal configurations. One that needs each parameter by itself gets just that.
	 */
	static List<OptimizerSection> of(List<ParameterBlock> blocks, LayerOptimizers optimizers, RunLength run) {
		List<OptimizerSection> sections = new ArrayList<>();
		for (ParameterBlock block : blocks) {
			if (block.kind() != ParameterBlock.Kind.STATISTIC) {
				IUpdater updater = Updaters.of(optimizers.of(block.layer()), run);
				OptimizerSection last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
				if (updater instanceof PerParameter each) {
					sections.add(new OptimizerSection(block.range(), each.shaped(block.rows(), block.columns())));
				}
				else if (last != null && last.range().to() == block.offset() && last.updater().equals(updater)) {
					ParameterBlock.Range longer = new ParameterBlock.Range(last.range().from(), block.end());
					sections.set(sections.size() - 1, new OptimizerSection(longer, updater));
				}
				else {
					sections.add(new OptimizerSection(block.range(), updater));
				}
			}
		}
		return sections;
	}

	/** Values of state. */
	long stateSize() {
		return this.updater.stateSize(this.range.length());
	}

}
