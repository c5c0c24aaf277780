package io.adax.trainer.training;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Clips a gradient in place, in all but the statistics. */
interface GradientClipper {

	void clip();

	/** The clipper of an objective's gradient; without a clipping it does nothing. */
	static GradientClipper of(@Nullable GradientClipping clipping, Objective objective) {
		if (clipping == null) {
			return () -> {
			};
		}
		double threshold = clipping.threshold();
		List<ParameterBlock> trained = objective.blocks()
			.stream()
			.filter((block) -> block.kind() != ParameterBlock.Kind.STATISTIC)
			.toList();
		if (clipping instanceof GradientClipping.LayerNorm) {
			Collection<List<ParameterBlock>> layers = trained.stream()
				.collect(Collectors.groupingBy(ParameterBlock::layer, TreeMap::new, Collectors.toList()))
				.values();
			List<List<INDArray>> parts = layers.stream().map((layer) -> views(layer, objective)).toList();
			return () -> parts.forEach((layer) -> scale(layer, threshold));
		}
		List<INDArray> whole = views(trained, objective);
		return (clipping instanceof GradientClipping.Value) ? () -> clamp(whole, threshold)
				: () -> scale(whole, threshold);
	}

	private static List<INDArray> views(List<ParameterBlock> blocks, Objective objective) {
		return ParameterBlock.trained(blocks).stream().map((range) -> range.of(objective.gradient())).toList();
	}

	private static void clamp(List<INDArray> parts, double threshold) {
		parts.forEach((part) -> Nd4j.exec(DynamicCustomOp.builder("clipbyvalue")
			.addInputs(part)
			.callInplace(true)
			.addFloatingPointArguments(-threshold, threshold)
			.build()));
	}

	private static void scale(List<INDArray> parts, double threshold) {
		double norm = Math.sqrt(parts.stream().mapToDouble(GradientClipper::norm).map((part) -> part * part).sum());
		if (norm > threshold) {
			parts.forEach((part) -> part.muli(threshold / norm));
		}
	}

	/** The L2 norm, also where a square is out of float32's range. */
	private static double norm(INDArray part) {
		double norm = part.norm2Number().doubleValue();
		if (Double.isFinite(norm)) {
			return norm;
		}
		double largest = part.amaxNumber().doubleValue();
		return largest * part.div(largest).norm2Number().doubleValue();
	}

}
