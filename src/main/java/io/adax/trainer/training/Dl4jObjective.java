package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A Deeplearning4j network as an objective. Belongs to the thread that made it. */
final class Dl4jObjective implements Objective {

	private final MultiLayerNetwork network;

	private final int inputs;

	private final int outputs;

	private final INDArray parameters;

	private final INDArray gradient;

	private final List<ParameterBlock> blocks;

	private final List<INDArray> trainedGradient;

	/**
	 * Native copies of a batch, by its number of rows: all batches but an epoch's last
	 * are alike.
	 */
	private final Map<Integer, INDArray> features = new HashMap<>();

	private final Map<Integer, INDArray> labels = new HashMap<>();

	private Dl4jObjective(MultiLayerNetwork network, Architecture architecture) {
		this.network = network;
		this.inputs = Math.toIntExact(architecture.inputs());
		this.outputs = architecture.output().units();
		network.initGradientsView();
		this.parameters = network.params().reshape(network.numParams());
		this.gradient = network.getGradientsViewArray().reshape(network.numParams());
		this.blocks = blocks(network);
		this.trainedGradient = ParameterBlock.trained(this.blocks)
			.stream()
			.map((range) -> range.of(this.gradient))
			.toList();
	}

	/** A network with fresh weights. */
	static Dl4jObjective create(Architecture architecture, long seed) {
		MultiLayerNetwork network = new MultiLayerNetwork(Dl4jConfiguration.of(architecture, seed));
		network.init();
		return new Dl4jObjective(network, architecture);
	}

	private static List<ParameterBlock> blocks(MultiLayerNetwork network) {
		List<ParameterBlock> blocks = new ArrayList<>();
		long offset = 0;
		for (Layer layer : network.getLayers()) {
			for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
				ParameterBlock block = block(layer, parameter.getKey(), parameter.getValue(), offset);
				blocks.add(block);
				offset = block.end();
			}
		}
		return List.copyOf(blocks);
	}

	private static ParameterBlock block(Layer layer, String name, INDArray values, long offset) {
		boolean matrix = values.rank() == 2 && values.ordering() == 'f';
		long rows = matrix ? values.rows() : 1;
		return new ParameterBlock(layer.getIndex(), name, kind(layer, name), offset, rows, values.length() / rows);
	}

	private static ParameterBlock.Kind kind(Layer layer, String name) {
		if (!layer.updaterDivideByMinibatch(name)) {
			return ParameterBlock.Kind.STATISTIC;
		}
		boolean weight = layer.conf().getLayer().initializer().isWeightParam(layer.conf().getLayer(), name)
				&& !name.equals(BatchNormalizationParamInitializer.GAMMA);
		return weight ? ParameterBlock.Kind.WEIGHT : ParameterBlock.Kind.BIAS;
	}

	MultiLayerConfiguration configuration() {
		return this.network.getLayerWiseConfigurations();
	}

	@Override
	public INDArray parameters() {
		return this.parameters;
	}

	@Override
	public INDArray gradient() {
		return this.gradient;
	}

	@Override
	public List<ParameterBlock> blocks() {
		return this.blocks;
	}

	@Override
	public double lossAndGradient(Batch batch, long noiseSeed) {
		Nd4j.getRandom().setSeed(noiseSeed);
		this.network.setInput(cached(this.features, batch.features(), batch.rows(), this.inputs));
		this.network.setLabels(cached(this.labels, batch.labels(), batch.rows(), this.outputs));
		this.network.computeGradientAndScore();
		if (!this.network.getListeners().isEmpty()) {
			this.network.setListeners(List.of());
		}
		// Deeplearning4j sums over the batch
		this.trainedGradient.forEach((range) -> range.divi(batch.rows()));
		return this.network.score();
	}

	@Override
	public void showNext(IntPredicate layers, BiConsumer<Integer, INDArray> observer) {
		this.network.setListeners(new Dl4jActivations(layers, observer));
	}

	@Override
	public void answers(float[] rows, int count, float[] answers) {
		answers(this.network, rows, count, answers);
	}

	/**
	 * A network's answers without noise.
	 * @param rows row-major, rows × inputs
	 * @param answers receives rows × outputs
	 */
	static void answers(MultiLayerNetwork network, float[] rows, int count, float[] answers) {
		try (NativeOperations.Span operations = NativeOperations.begin();
				INDArray input = array(rows, count, rows.length / count)) {
			INDArray output = network.output(input, false);
			INDArray dense = (output.ordering() == 'c') ? output : output.dup('c');
			RawArray.get(dense, answers, (int) output.length());
		}
	}

	private static INDArray cached(Map<Integer, INDArray> arrays, float[] values, int rows, int width) {
		INDArray array = arrays.computeIfAbsent(rows, (count) -> array(values, count, width));
		RawArray.put(values, rows * width, array);
		return array;
	}

	private static INDArray array(float[] values, int rows, int width) {
		INDArray array = Nd4j.createUninitialized(DataType.FLOAT, new long[] { rows, width }, 'c');
		RawArray.put(values, rows * width, array);
		return array;
	}

	@Override
	public void close() {
		NetworkMemory.free(this.network);
	}

}
