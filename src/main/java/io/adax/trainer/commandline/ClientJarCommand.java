package io.adax.trainer.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import picocli.CommandLine.Command;

/**
 * Writes {@code client.jar} beside an unpacked program: the command line alone, with the
 * few libraries that it needs in its class path. An archive of classes works with it, and
 * with the program's own class path of all libraries a command takes half as long again.
 */
@Command(name = "client-jar", hidden = true, description = "Writes client.jar beside an unpacked program.")
final class ClientJarCommand implements Callable<Integer> {

	private static final List<String> PARTS = List.of("io/adax/client/", "io/adax/trainer/commandline/",
			"META-INF/build-info.properties", "META-INF/LICENSE");

	@Override
	public Integer call() throws IOException {
		Path program = program();
		// whole or not at all: every command would end with half a jar
		Path written = program.resolveSibling("client.jar.new");
		write(program, written);
		Files.move(written, program.resolveSibling("client.jar"), StandardCopyOption.ATOMIC_MOVE);
		return ExitStatus.OK.code();
	}

	private static void write(Path program, Path written) throws IOException {
		try (JarFile from = new JarFile(program.toFile());
				OutputStream file = Files.newOutputStream(written);
				JarOutputStream to = new JarOutputStream(file, manifest(program.resolveSibling("lib")))) {
			for (JarEntry entry : Collections.list(from.entries())) {
				if (!entry.isDirectory() && PARTS.stream().anyMatch(entry.getName()::startsWith)) {
					to.putNextEntry(new JarEntry(entry.getName()));
					from.getInputStream(entry).transferTo(to);
				}
			}
		}
	}

	private static Path program() {
		try {
			URI place = ClientJarCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI();
			if (place.getScheme().equals("file") && Files.isRegularFile(Path.of(place))) {
				return Path.of(place);
			}
		}
		catch (URISyntaxException ex) {
			// no file
		}
		throw CommandFailure.misuse("this is for an unpacked program.",
				"java -Djarmode=tools -jar adax-trainer.jar extract --destination service");
	}

	private static Manifest manifest(Path libraries) throws IOException {
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.put(Attributes.Name.MAIN_CLASS, TrainerCommandLine.class.getName());
		try (Stream<Path> files = Files.list(libraries)) {
			attributes.put(Attributes.Name.CLASS_PATH, String.join(" ",
					files.map((file) -> "lib/" + file.getFileName()).filter(NarrowClassPath::needs).sorted().toList()));
		}
		return manifest;
	}

}
