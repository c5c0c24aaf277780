package io.adax.trainer.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The checkpoints of one run as files, named by their iterations. */
public final class CheckpointFiles {

	private static final String SUFFIX = ".ckpt";

	private static final String POSIX = "posix";

	private CheckpointFiles() {
	}

	/**
	 * Forgets the checkpoints after a position, because what was measured on the way to
	 * them was lost; the run goes on from the one before. If that has been deleted
	 * already, the oldest stays: a gap in a curve costs less than the whole training.
	 * @param epoch epochs completed: between an epoch's last batch and its end lie no
	 * iterations, but all that is measured once an epoch
	 * @param every iterations between two checkpoints
	 */
	public static void forgetAfter(Path directory, int epoch, long iteration, int every) throws IOException {
		List<Path> files = newestFirst(directory);
		List<Path> later = files.stream().filter((file) -> isAfter(file, epoch, iteration)).toList();
		boolean deletedBefore = later.size() == files.size() && !files.isEmpty() && iteration >= every;
		for (Path file : deletedBefore ? later.subList(0, later.size() - 1) : later) {
			Files.deleteIfExists(file);
		}
	}

	private static boolean isAfter(Path file, int epoch, long iteration) {
		return iteration(file) > iteration || iteration(file) == iteration && epochs(file) > epoch;
	}

	/** None of one that nobody can go on from. */
	private static int epochs(Path file) {
		try {
			return CheckpointFile.read(file).epoch();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * Forgets the oldest, now that what was measured up to an iteration has been kept.
	 * The newest of those up to there stay, and so do all that come after.
	 * @param keep how many stay
	 */
	public static void forgetOldest(Path directory, long iteration, int keep) throws IOException {
		List<Path> files = newestFirst(directory).stream().filter((file) -> iteration(file) <= iteration).toList();
		for (Path old : files.subList(Math.min(keep, files.size()), files.size())) {
			Files.deleteIfExists(old);
		}
	}

	/**
	 * What there is to go on from, the newest first; what is torn, or in another format,
	 * is left out.
	 */
	public static List<CheckpointFile> list(Path directory) throws IOException {
		List<CheckpointFile> found = new ArrayList<>();
		for (Path file : newestIn(directory)) {
			try {
				found.add(CheckpointFile.read(file));
			}
			catch (IOException ex) {
				// torn, or just deleted for a newer one: nothing to go on from
			}
		}
		return found;
	}

	private static List<Path> newestIn(Path directory) throws IOException {
		try {
			return newestFirst(directory);
		}
		catch (NoSuchFileException ex) {
			// none yet, or just deleted or renamed
			return List.of();
		}
	}

	/**
	 * Gives a checkpoint to another run, too: files never change, so both may have the
	 * same one, which takes no time.
	 */
	public static void copy(CheckpointFile file, Path directory) throws IOException {
		Files.createDirectories(directory);
		Path copy = of(directory, file.iteration());
		Path temporary = copy.resolveSibling(copy.getFileName() + ".tmp");
		if (isLinked(file.file(), copy)) {
			sync(directory);
			return;
		}
		Files.copy(file.file(), temporary, StandardCopyOption.REPLACE_EXISTING);
		try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
		sync(directory);
	}

	private static boolean isLinked(Path file, Path copy) throws IOException {
		try {
			Files.createLink(copy, file);
			return true;
		}
		catch (NoSuchFileException ex) {
			throw ex;
		}
		catch (UnsupportedOperationException | FileSystemException ex) {
			// not here
			return false;
		}
	}

	/**
	 * Makes the names in a directory durable, where the system can (Windows cannot open a
	 * directory).
	 */
	public static void sync(Path directory) throws IOException {
		if (directory.getFileSystem().supportedFileAttributeViews().contains(POSIX)) {
			try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	/** Whether there is something to go on from, here and now or another time. */
	public static boolean isAnyLeft(Path directory) throws IOException {
		for (Path file : newestFirst(directory)) {
			if (!isDamaged(file)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isDamaged(Path file) throws NoSuchFileException {
		try {
			return Checkpoint.state(file) == Checkpoint.State.DAMAGED;
		}
		catch (NoSuchFileException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Deletes all files of a directory but the newest checkpoints. */
	public static void keepNewest(Path directory, int count) throws IOException {
		if (!Files.isDirectory(directory)) {
			return;
		}
		List<Path> checkpoints = newestFirst(directory);
		Set<Path> kept = Set.copyOf(checkpoints.subList(0, Math.min(count, checkpoints.size())));
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.filter((file) -> !kept.contains(file)).toList()) {
				Files.delete(file);
			}
		}
		if (kept.isEmpty()) {
			Files.delete(directory);
		}
	}

	static Path of(Path directory, long iteration) {
		return directory.resolve(String.format(Locale.ROOT, "%012d%s", iteration, SUFFIX));
	}

	static List<Path> newestFirst(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> file.getFileName().toString().matches("\\d+\\" + SUFFIX))
				.sorted(Comparator.comparingLong(CheckpointFiles::iteration).reversed())
				.toList();
		}
	}

	private static long iteration(Path file) {
		return Long.parseLong(file.getFileName().toString().replace(SUFFIX, ""));
	}

}
