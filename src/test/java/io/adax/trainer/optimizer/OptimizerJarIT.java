package io.adax.trainer.optimizer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a Deeplearning4j program gets that has the optimizer's jar and nothing else of us.
 */
class OptimizerJarIT {

	private static final Path JAR = Path.of(System.getProperty("optimizer.jar"));

	private static final String PROGRAM = """
			import io.adax.trainer.optimizer.AdaX;
			import java.io.File;
			import java.util.Arrays;
			import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
			import org.deeplearning4j.nn.conf.layers.DenseLayer;
			import org.deeplearning4j.nn.conf.layers.OutputLayer;
			import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
			import org.nd4j.linalg.api.ndarray.INDArray;
			import org.nd4j.linalg.dataset.DataSet;
			import org.nd4j.linalg.factory.Nd4j;

			class Program {

				public static void main(String[] file) throws Exception {
					MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(1)
						.updater(new AdaX(1e-3, 0.9, 1e-4, 1e-8))
						.list()
						.layer(new DenseLayer.Builder().nIn(4).nOut(1000).build())
						.layer(new OutputLayer.Builder().nIn(1000).nOut(50).build())
						.build());
					network.init();
					INDArray labels = Nd4j.zeros(4, 50);
					labels.getColumn(3).assign(1);
					DataSet data = new DataSet(Nd4j.eye(4), labels);
					for (int i = 0; i < 100; i++) {
						network.fit(data);
					}
					network.save(new File(file[0]), true);
					network = MultiLayerNetwork.load(new File(file[0]), true);
					network.setLearningRate(AdaX.builder().learningRate(0.5).build().getLearningRate());
					network.fit(data);
					System.out.println("answer " + Arrays.toString(Nd4j.argMax(network.output(Nd4j.eye(4)), 1).toLongVector()));
					System.out.println("bits " + Arrays.hashCode(network.params().toFloatVector()));
				}

			}
			""";

	@TempDir
	Path directory;

	@BeforeEach
	void compile() throws IOException {
		Path source = Files.writeString(this.directory.resolve("Program.java"), PROGRAM);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
			files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(this.directory));
			CompilationTask task = compiler.getTask(null, files, null, List.of("-Xlint:classfile", "-Werror"), null,
					files.getJavaFileObjects(source));
			assertThat(task.call()).isTrue();
		}
	}

	@Test
	void teachesANetworkToTheSameBitsWithAndWithoutTheVectorModule() throws Exception {
		List<String> without = run();
		assertThat(without).contains("answer [3, 3, 3, 3]").anyMatch((line) -> line.startsWith("bits "));
		assertThat(run("--add-modules", Kernels.VECTOR_MODULE)).containsAll(
				without.stream().filter((line) -> line.startsWith("answer") || line.startsWith("bits")).toList());
	}

	@Test
	void saysOnceHowToBeFaster() throws Exception {
		assertThat(run()).filteredOn((line) -> line.contains(Kernels.VECTOR_MODULE)).hasSize(1);
	}

	@Test
	void hasOnlyTheOptimizersAndTheLicence() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assertThat(jar.stream().map((entry) -> entry.getName()).filter((name) -> !name.endsWith("/")))
				.contains("META-INF/LICENSE", "io/adax/trainer/optimizer/AdaX.class")
				.noneMatch((name) -> name.startsWith("META-INF/maven/"))
				.allMatch((name) -> name.startsWith("io/adax/trainer/optimizer/") || name.startsWith("META-INF/"));
		}
	}

	private List<String> run(String... options) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(List.of(options));
		String classPath = Stream.concat(Stream.of(this.directory), classPath().stream())
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
		command.addAll(List.of("-cp", classPath, "Program", this.directory.resolve("model.zip").toString()));
		Path output = this.directory.resolve("output");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("OMP_NUM_THREADS", "1");
		Process process = builder.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		List<String> lines = Files.readAllLines(output);
		assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
		return lines;
	}

	/** The jar, Deeplearning4j and what that brings along. */
	private static List<Path> classPath() {
		Stream<Path> libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.matches(
					".*[/\\\\](deeplearning4j|nd4j|javacpp|openblas|guava|jackson-1|protobuf|commons-|slf4j-api|logback|flatbuffers|resources|neoitertools|opencsv|lombok).*\\.jar"))
			.map(Path::of);
		return Stream.concat(Stream.of(JAR), libraries).toList();
	}

}
