package io.adax.trainer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A Deeplearning4j program that knows nothing of this project. */
final class ArchiveReader {

	private ArchiveReader() {
	}

	/** Prints how many parameters a model has, and their hash. */
	public static void main(String[] args) throws IOException, GeneralSecurityException {
		MultiLayerNetwork network = MultiLayerNetwork.load(new File(args[0]), false);
		float[] parameters = network.params().toFloatVector();
		ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * parameters.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(parameters);
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
		System.out.println(parameters.length + " " + HexFormat.of().formatHex(hash));
	}

	/** What the main method prints in a JVM that has this one class of ours. */
	static String readElsewhere(Path archive, Path directory) throws IOException, InterruptedException {
		String name = ArchiveReader.class.getName().replace('.', '/') + ".class";
		Path copy = directory.resolve(name);
		Files.createDirectories(copy.getParent());
		try (InputStream itself = ArchiveReader.class.getClassLoader().getResourceAsStream(name)) {
			Files.copy(itself, copy);
		}
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-Dorg.bytedeco.javacpp.cachedir=target/engine-cache/javacpp",
				"-Dorg.nd4j.log.initialization=false", "-cp", directory + File.pathSeparator + libraries(),
				ArchiveReader.class.getName(), archive.toString());
		builder.environment().put("OMP_NUM_THREADS", "1");
		File errors = directory.resolve("errors").toFile();
		Process process = builder.redirectError(errors).start();
		String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new AssertionError(Files.readString(errors.toPath()));
		}
		return printed.strip().lines().reduce((first, last) -> last).orElse("");
	}

	/** The class path without the folders of this project. */
	private static String libraries() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar") && !entry.contains("adax-trainer"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
