package io.adax.trainer.drill;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * What the Dockerfile makes, without its base: the unpacked program in a directory, the
 * archive of its classes, its environment and its entry point.
 *
 * @param directory stands for {@link #APP}
 */
record Image(Path directory) {

	/** Where the program is in the image. */
	static final String APP = "/app";

	static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Path DOCKERFILE = Path.of("Dockerfile");

	/** Unpacks the jar that was built. */
	static Image build(Path directory) throws IOException, InterruptedException {
		FileSystemUtils.deleteRecursively(directory);
		run(directory, JAVA, "-Djarmode=tools", "-jar", System.getProperty("trainer.jar"), "extract", "--force",
				"--destination", directory.toString());
		return new Image(directory).archived();
	}

	/** The same program under another version. */
	Image as(String version, Path copy) throws IOException, InterruptedException {
		FileSystemUtils.deleteRecursively(copy);
		FileSystemUtils.copyRecursively(this.directory, copy);
		Files.delete(copy.resolve("service.jsa"));
		try (FileSystem jar = FileSystems.newFileSystem(copy.resolve("adax-trainer.jar"))) {
			Path build = jar.getPath("META-INF", "build-info.properties");
			Files.writeString(build,
					Files.readString(build).replaceAll("(?m)^build\\.version=.*$", "build.version=" + version));
		}
		return new Image(copy).archived();
	}

	/** As the Dockerfile does on Java 17. */
	private Image archived() throws IOException, InterruptedException {
		Path home = Files.createTempDirectory("image");
		Path archive = this.directory.resolve("service.jsa");
		run(this.directory, JAVA, "-XX:ArchiveClassesAtExit=" + archive, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-Dspring.context.exit=onRefresh", "-jar", this.directory.resolve("adax-trainer.jar").toString(),
				"--trainer.home=" + home, "--server.port=0");
		FileSystemUtils.deleteRecursively(home);
		Files.writeString(this.directory.resolve("start.options"), "-XX:SharedArchiveFile=" + archive + "\n");
		return this;
	}

	List<String> entryPoint() throws IOException {
		return StreamSupport.stream(new JsonMapper().readTree(instruction("ENTRYPOINT")).spliterator(), false)
			.map((word) -> word.stringValue())
			.toList();
	}

	Map<String, String> environment() throws IOException {
		Map<String, String> environment = new LinkedHashMap<>();
		Arrays.stream(instruction("ENV").strip().split("\\s+"))
			.map((pair) -> pair.split("=", 2))
			.forEach((pair) -> environment.put(pair[0], pair[1]));
		return environment;
	}

	/** The last one of that name. */
	private static String instruction(String name) throws IOException {
		return Files.readString(DOCKERFILE)
			.replace("\\\n", " ")
			.lines()
			.filter((line) -> line.startsWith(name + " "))
			.reduce((first, second) -> second)
			.orElseThrow()
			.substring(name.length() + 1);
	}

	private static void run(Path directory, String... command) throws IOException, InterruptedException {
		Files.createDirectories(directory);
		File log = directory.resolve("build.log").toFile();
		Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log))
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException(String.join(" ", command) + " failed; see " + log);
		}
	}

}
