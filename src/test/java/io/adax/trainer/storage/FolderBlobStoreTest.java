package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderBlobStoreTest extends BlobStoreContract {

	@TempDir
	Path folder;

	@Override
	BlobStore open() {
		return new FolderBlobStore(this.folder);
	}

	@Override
	List<String> kept() throws IOException {
		try (Stream<Path> all = Files.walk(this.folder)) {
			return all.filter(Files::isRegularFile)
				.map((file) -> this.folder.relativize(file).toString())
				.filter((name) -> !name.equals("claims"))
				.toList();
		}
	}

	@Test
	void spreadsFilesOverFolders() throws IOException {
		this.store.put(bytes("abc"), 3);
		assertThat(this.store.local(ABC)).isEqualTo(this.folder.resolve("ba/78/" + ABC));
	}

	@Test
	void sweepsAwayWhatAKilledServiceLeft() throws IOException {
		Path left = Files.writeString(Files.createDirectories(this.folder.resolve("arriving")).resolve("blob1.tmp"),
				"half");
		this.store.put(bytes("abc"), 3);
		this.store.sweep();
		assertThat(left).doesNotExist();
		assertThat(this.store.exists(ABC)).isTrue();
	}

	@Test
	void leavesAloneWhatStillArrives() throws IOException {
		BlobContent arriving = () -> new SequenceInputStream(bytes("ab").open(), new InputStream() {
			private boolean given;

			@Override
			public int read() throws IOException {
				if (this.given) {
					return -1;
				}
				this.given = true;
				FolderBlobStoreTest.this.store.sweep();
				return 'c';
			}
		});
		assertThat(this.store.put(arriving, 3)).isEqualTo(new Blob(ABC, 3));
	}

}
