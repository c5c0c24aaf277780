package io.adax.trainer.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AbandonedUploadsTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	@TempDir
	Path directory;

	@Test
	void sweepsAwayWhatNobodyWritesAnyMore() throws IOException {
		Path old = upload("upload_1.tmp", NOON.minusSeconds(1));
		Path young = upload("upload_2.tmp", NOON);
		AbandonedUploads.sweep(this.directory, NOON);
		assertThat(old).doesNotExist();
		assertThat(young).exists();
	}

	private Path upload(String name, Instant written) throws IOException {
		Path file = Files.writeString(this.directory.resolve(name), "half");
		return Files.setLastModifiedTime(file, FileTime.from(written));
	}

}
