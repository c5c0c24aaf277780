package io.adax.trainer.training;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import io.adax.trainer.data.Encoder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file form of a model: a Deeplearning4j archive that any Deeplearning4j program
 * loads, with two entries of ours beside: how a row is encoded, and what was trained.
 * Written by hand because the same model shall give the same bytes, and read by hand
 * because Deeplearning4j's reader deserialises Java objects.
 */
final class ModelArchive {

	private static final String CONFIGURATION = "configuration.json";

	private static final String COEFFICIENTS = "coefficients.bin";

	private static final String ENCODER = "trainer/encoder.json";

	private static final String SPEC = "trainer/spec.json";

	private static final JsonMapper JSON = new JsonMapper();

	private ModelArchive() {
	}

	/** What a user of the archive needs of the spec. */
	record Manifest(int format, NetworkSpec network, OptimizerSpec optimizer, TrainingSpec training,
			Architecture.Head head) {

		static Manifest of(RunSpec spec) {
			return new Manifest(1, spec.network(), spec.optimizer(), spec.training(), Architecture.of(spec).output());
		}

	}

	/** A loaded archive. The network is the caller's to close. */
	record Loaded(MultiLayerNetwork network, Encoder encoder, Architecture.Head head) {
	}

	/** Writes, and only then names the file; if that fails, there is none. */
	static void write(Path file, Dl4jObjective objective, Encoder encoder, Manifest manifest) throws IOException {
		Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
		try {
			writeAll(temporary, objective, encoder, manifest);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static void writeAll(Path file, Dl4jObjective objective, Encoder encoder, Manifest manifest)
			throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
			add(zip, CONFIGURATION, objective.configuration().toJson().getBytes(StandardCharsets.UTF_8));
			begin(zip, COEFFICIENTS);
			writeParameters(objective, zip);
			zip.closeEntry();
			add(zip, ENCODER, JSON.writeValueAsBytes(encoder));
			add(zip, SPEC, JSON.writeValueAsBytes(manifest));
		}
	}

	private static void writeParameters(Dl4jObjective objective, OutputStream out) throws IOException {
		INDArray row = objective.parameters().reshape(1, objective.parameters().length());
		Nd4j.write(row, new DataOutputStream(out));
	}

	private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
		begin(zip, name);
		zip.write(content);
		zip.closeEntry();
	}

	private static void begin(ZipOutputStream zip, String name) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		// a fixed time: the same model gives the same bytes
		entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
		zip.putNextEntry(entry);
	}

	static Loaded read(Path file) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			String configuration = new String(content(zip, CONFIGURATION), StandardCharsets.UTF_8);
			MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configuration));
			try (InputStream in = open(zip, COEFFICIENTS)) {
				network.init(Nd4j.read(new DataInputStream(in)), false);
			}
			Manifest manifest = JSON.readValue(content(zip, SPEC), Manifest.class);
			return new Loaded(network, JSON.readValue(content(zip, ENCODER), Encoder.class), manifest.head());
		}
	}

	private static byte[] content(ZipFile zip, String name) throws IOException {
		try (InputStream in = open(zip, name)) {
			return in.readAllBytes();
		}
	}

	private static InputStream open(ZipFile zip, String name) throws IOException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw new IOException("The archive has no entry " + name);
		}
		return zip.getInputStream(entry);
	}

}
