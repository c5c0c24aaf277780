package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BootArchiveTest {

	@TempDir
	Path directory;

	private Path jar;

	private Path cache;

	@BeforeEach
	void build() throws IOException {
		this.cache = this.directory.resolve("cache");
		this.jar = write("BOOT-INF/classpath.idx", "BOOT-INF/classes/", "BOOT-INF/classes/x/Main.class",
				"BOOT-INF/lib/nd4j-api-1.jar", "BOOT-INF/lib/spring-core-7.jar", "BOOT-INF/lib/h2-2.jar",
				"META-INF/build-info.properties", "org/springframework/boot/loader/launch/JarLauncher.class");
	}

	@Test
	void copiesClassesAndTheLibrariesOfAnEngine() throws IOException {
		List<Path> classPath = new BootArchive(this.jar).unpack(this.cache);
		assertThat(classPath).extracting((path) -> path.getFileName().toString())
			.containsExactly("application.jar", "nd4j-api-1.jar");
		assertThat(classPath.get(1)).hasContent("BOOT-INF/lib/nd4j-api-1.jar");
		try (ZipFile application = new ZipFile(classPath.get(0).toFile())) {
			assertThat(application.stream()).extracting(ZipEntry::getName)
				.containsExactly("x/Main.class", "META-INF/build-info.properties");
		}
	}

	@Test
	void usesACopyThatIsThere() throws IOException {
		Path library = new BootArchive(this.jar).unpack(this.cache).get(1);
		Object file = Files.readAttributes(library, "unix:ino").get("ino");
		new BootArchive(this.jar).unpack(this.cache);
		assertThat(Files.readAttributes(library, "unix:ino")).containsEntry("ino", file);
		assertThat(this.cache).isDirectoryNotContaining("glob:**unpacking-*");
	}

	@Test
	void makesAnIncompleteCopyAgain() throws IOException {
		Path library = new BootArchive(this.jar).unpack(this.cache).get(1);
		Files.writeString(library, "torn");
		new BootArchive(this.jar).unpack(this.cache);
		assertThat(library).hasContent("BOOT-INF/lib/nd4j-api-1.jar");
	}

	@Test
	void keepsTheCopiesOfTwoBuildsApart() throws IOException {
		List<Path> one = new BootArchive(this.jar).unpack(this.cache);
		List<Path> other = new BootArchive(write("BOOT-INF/classpath.idx", "BOOT-INF/lib/nd4j-api-2.jar"))
			.unpack(this.cache);
		assertThat(one).doesNotContainAnyElementsOf(other);
	}

	@Test
	void forgetsTheCopiesOfOtherBuildsThatNobodyHasUsedForADay() throws IOException {
		Path old = copyUsed(25, "engine-00000001");
		Path torn = copyUsed(25, "unpacking-123");
		Path young = copyUsed(23, "engine-00000002");
		Path foreign = copyUsed(25, "javacpp");
		EngineClassPath.of(this.jar.toString(), this.cache);
		assertThat(old).doesNotExist();
		assertThat(torn).doesNotExist();
		assertThat(young).exists();
		assertThat(foreign).exists();
	}

	@Test
	void keepsItsOwnCopyHoweverOld() throws IOException {
		String classPath = EngineClassPath.of(this.jar.toString(), this.cache);
		Path own = Path.of(classPath.split(":")[0]).getParent();
		for (int launch = 0; launch < 2; launch++) {
			Files.setLastModifiedTime(own, hoursAgo(25));
			assertThat(EngineClassPath.of(this.jar.toString(), this.cache)).isEqualTo(classPath);
			assertThat(own).exists();
		}
	}

	@Test
	void marksACopyAsUsedAndNoticesThatItIsGone() throws IOException {
		String classPath = EngineClassPath.of(this.jar.toString(), this.cache);
		Path own = Path.of(classPath.split(":")[0]).getParent();
		Files.setLastModifiedTime(own, hoursAgo(25));
		assertThat(EngineClassPath.isThere(classPath, this.cache)).isTrue();
		assertThat(Files.getLastModifiedTime(own)).isGreaterThan(hoursAgo(1));
		Files.delete(own.resolve("nd4j-api-1.jar"));
		assertThat(EngineClassPath.isThere(classPath, this.cache)).isFalse();
	}

	private Path copyUsed(int hoursAgo, String name) throws IOException {
		Path copy = Files.createDirectories(this.cache.resolve(name));
		Files.writeString(copy.resolve("application.jar"), "old");
		return Files.setLastModifiedTime(copy, hoursAgo(hoursAgo));
	}

	private static FileTime hoursAgo(int hours) {
		return FileTime.from(Instant.now().minus(Duration.ofHours(hours)));
	}

	@Test
	void leavesAnOrdinaryClassPathAsItIs() throws IOException {
		String plain = write("x/Main.class").toString();
		assertThat(EngineClassPath.of(plain, this.cache)).isEqualTo(plain);
		assertThat(EngineClassPath.of("/a:/b.jar", this.cache)).isEqualTo("/a:/b.jar");
	}

	@Test
	void replacesItselfInAClassPath() throws IOException {
		assertThat(EngineClassPath.of(this.jar.toString(), this.cache).split(":")).hasSize(2)
			.allSatisfy((path) -> assertThat(Path.of(path)).isRegularFile());
	}

	private Path write(String... entries) throws IOException {
		Path file = this.directory.resolve("app.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (String entry : entries) {
				zip.putNextEntry(new ZipEntry(entry));
				zip.write(entry.getBytes());
			}
		}
		return file;
	}

}
