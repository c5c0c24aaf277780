package io.adax.trainer.jobs;

import io.adax.trainer.data.TableMemory;
import io.adax.trainer.training.NetworkPlan;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a run would take of an engine's memory. */
@Schema(description = "What a run would take of an engine's memory, beside what an idle engine takes.")
record MemoryPlan(@Schema(
		description = "The encoded rows of all parts, which are there during the whole run: 4 bytes for each input and output, and the target.",
		example = "4800") long tableBytes,
		@Schema(description = "Of the Java heap (`trainer.engine.heap`): the encoded rows, and the values that they were read from, which are gone once all are encoded.",
				example = "10200") long heapBytes,
		@Schema(description = "Heap and network together: the most that the run needs at a time. Beside it an engine has what it takes idle, a heap that has grown, and up to an eighth of `trainer.engine.memory` (a quarter, where it has no more in all) of what is not collected yet.",
				example = "56720") long peakBytes) {

	static MemoryPlan of(TableMemory table, NetworkPlan network) {
		return new MemoryPlan(table.examples(), table.peak(), network.peakBytes(table));
	}

}
