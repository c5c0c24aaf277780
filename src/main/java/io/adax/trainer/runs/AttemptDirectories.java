package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.adax.trainer.training.CheckpointFiles;

import org.springframework.util.FileSystemUtils;

/**
 * The files of one job, in a directory named by the attempt that writes them. An attempt
 * begins by renaming the directory of the one before. So an engine that was given up for
 * dead and works on has nowhere to write to: its next file fails, and with it its run.
 *
 * @param job the job's directory
 */
record AttemptDirectories(Path job) {

	/** Makes what the attempts before left this attempt's own. */
	Path take(int attempt) throws IOException {
		Files.createDirectories(this.job);
		Path own = of(attempt);
		Optional<Path> last = newest(attempt - 1);
		while (last.isPresent() && !move(last.get(), own)) {
			last = newest(attempt - 1);
		}
		forgetBefore(attempt);
		// a file that somebody still has open must not be opened again under its name
		CheckpointFiles.keepNewest(own, Integer.MAX_VALUE);
		Files.createDirectories(own);
		// what is synced inside a directory is lost with the directory's own name
		CheckpointFiles.sync(this.job);
		CheckpointFiles.sync(this.job.resolveSibling("."));
		return own;
	}

	/** Deletes what is left of attempts before one. */
	void forgetBefore(int attempt) throws IOException {
		for (Path older : until(attempt - 1)) {
			FileSystemUtils.deleteRecursively(older);
		}
	}

	Path of(int attempt) {
		return this.job.resolve(Integer.toString(attempt));
	}

	/** Returns false if another attempt was faster. */
	private static boolean move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
			return true;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	/** The directory of the newest attempt. */
	Optional<Path> newest() throws IOException {
		return newest(Integer.MAX_VALUE);
	}

	private Optional<Path> newest(int attempt) throws IOException {
		return until(attempt).stream().max(Comparator.comparingInt(AttemptDirectories::attempt));
	}

	private List<Path> until(int attempt) throws IOException {
		try (Stream<Path> found = Files.list(this.job)) {
			return found.filter((path) -> path.getFileName().toString().matches("\\d{1,9}"))
				.filter((path) -> attempt(path) <= attempt)
				.toList();
		}
		catch (NoSuchFileException ex) {
			// none yet, or no longer
			return List.of();
		}
	}

	private static int attempt(Path directory) {
		return Integer.parseInt(directory.getFileName().toString());
	}

}
