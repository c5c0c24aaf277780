package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EngineOutputTest {

	@TempDir
	Path directory;

	private final List<String> read = new ArrayList<>();

	private Path file;

	private EngineOutput output;

	@BeforeEach
	void begin() throws IOException {
		this.file = Files.writeString(this.directory.resolve("engine-1.log"), "from the run before\n");
		this.output = new EngineOutput(this.file);
		this.output.begin(this.read::addAll);
	}

	@Test
	void handsOnWhatIsPrintedFromNowOn() throws IOException {
		print("one\ntwo\n");
		this.output.pump();
		print("three\n");
		this.output.pump();
		assertThat(this.read).containsExactly("one", "two", "three");
	}

	@Test
	void waitsForTheEndOfALine() throws IOException {
		print("half a ");
		this.output.pump();
		print("line\n");
		this.output.pump();
		assertThat(this.read).containsExactly("half a line");
	}

	@Test
	void handsOnTheLastWordsEvenWithoutAnEnd() throws IOException {
		print("these are the last words");
		this.output.end();
		assertThat(this.read).containsExactly("these are the last words");
	}

	@Test
	void outlivesItsFile() throws IOException {
		Files.delete(this.file);
		this.output.pump();
		this.output.end();
		this.output.begin(this.read::addAll);
		Files.writeString(this.file, "after it was deleted\n");
		this.output.end();
		assertThat(this.read).containsExactly("after it was deleted");
	}

	@Test
	void handsOnNothingOfTheNextRun() throws IOException {
		this.output.end();
		print("of the next run\n");
		this.output.pump();
		assertThat(this.read).isEmpty();
	}

	@Test
	void readsAnEndlessLineInParts() throws IOException {
		print("x".repeat(200_000));
		this.output.pump();
		assertThat(String.join("", this.read)).hasSizeGreaterThan(100_000);
	}

	@Test
	void cutsOffAFileThatHasGrownLarge() throws IOException {
		print(("x".repeat(1023) + "\n").repeat(33 << 10));
		this.output.pump();
		assertThat(this.read).hasSize(33 << 10);
		assertThat(this.file).isEmptyFile();
		print("after it\n");
		this.output.pump();
		assertThat(this.read).endsWith("after it");
	}

	private void print(String text) throws IOException {
		Files.writeString(this.file, text, StandardOpenOption.APPEND);
	}

}
