package io.adax.trainer.training;

import java.util.List;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gives back the native memory of networks. */
final class NetworkMemory {

	private NetworkMemory() {
	}

	/**
	 * What {@link MultiLayerNetwork#close()} does, but for its two full collections,
	 * which take longer than a small training: only where memory is short.
	 */
	static void free(MultiLayerNetwork network) {
		free(network.params());
		free(network.getGradientsViewArray());
		MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
		List.copyOf(workspaces.getAllWorkspacesForCurrentThread()).forEach(workspaces::destroyWorkspace);
		NativeOperations.GARBAGE.collectIfMuch();
	}

	private static void free(@Nullable INDArray array) {
		if (array != null && array.closeable()) {
			array.close();
		}
	}

}
