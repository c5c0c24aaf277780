package io.adax.trainer.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.time.Duration;

import io.adax.trainer.access.AccessProperties.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AdminKeyTest {

	@TempDir
	Path directory;

	@Test
	void isMadeWhereThereIsNone() throws IOException {
		Path file = this.directory.resolve("home/admin-key");
		AdminKey admin = new AdminKey(properties(Mode.AUTHENTICATED, null, file));
		KeyText made = KeyText.parse(Files.readString(file).strip()).orElseThrow();
		assertThat(admin.open(made)).map(Caller::role).contains(Role.ADMIN);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void isTheSameAtTheNextStart() throws IOException {
		Path file = this.directory.resolve("admin-key");
		new AdminKey(properties(Mode.AUTHENTICATED, null, file));
		String made = Files.readString(file);
		AdminKey again = new AdminKey(properties(Mode.AUTHENTICATED, null, file));
		assertThat(again.open(KeyText.parse(made.strip()).orElseThrow())).isPresent();
	}

	@Test
	void comesFromTheConfiguration() {
		KeyText key = KeyText.random();
		Path file = this.directory.resolve("admin-key");
		AdminKey admin = new AdminKey(properties(Mode.AUTHENTICATED, key.text(), file));
		assertThat(admin.open(key)).isPresent();
		assertThat(admin.open(new KeyText(key.id(), KeyText.random().secret()))).isEmpty();
		assertThat(file).doesNotExist();
	}

	@Test
	void mayHaveALineBreakBehindIt() {
		KeyText key = KeyText.random();
		assertThat(new AdminKey(properties(Mode.AUTHENTICATED, key.text() + "\n", null)).open(key)).isPresent();
	}

	@Test
	void isNotToldWhereItIsWrong() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new AdminKey(properties(Mode.AUTHENTICATED, "adax_root_hunter2", null)))
			.withMessageContaining("trainer.access.admin-key")
			.withMessageNotContaining("hunter2");
	}

	@Test
	void isNotMadeWhereTheDoorIsOpen() {
		Path file = this.directory.resolve("admin-key");
		new AdminKey(properties(Mode.OPEN, null, file));
		assertThat(file).doesNotExist();
	}

	@Test
	void refusesAFileOfSomethingElse() throws IOException {
		Path file = Files.writeString(this.directory.resolve("admin-key"), "hunter2");
		assertThatIllegalStateException().isThrownBy(() -> new AdminKey(properties(Mode.AUTHENTICATED, null, file)))
			.withMessageContaining("trainer.access.admin-key-file")
			.withMessageNotContaining("hunter2");
	}

	@Test
	void refusesADirectoryAndSaysWhatToDo() throws IOException {
		Path directory = Files.createDirectory(this.directory.resolve("admin-key"));
		assertThatIllegalStateException()
			.isThrownBy(() -> new AdminKey(properties(Mode.AUTHENTICATED, null, directory)))
			.withMessageContaining("trainer.access.admin-key-file")
			.withMessageContaining("is a directory: delete it");
	}

	private static AccessProperties properties(Mode mode, String key, Path file) {
		return new AccessProperties(mode, key, file, null, null,
				new AccessProperties.Oidc("roles", Map.of(), "project", null),
				new AccessProperties.RateLimit(100, 500, 10, 100),
				new AccessProperties.Cors(List.of(), Duration.ofHours(1)), List.of());
	}

}
