package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Looks for the newest checkpoint that a run can go on from. Damaged ones are passed
 * over, and if nothing else is left, the training begins anew. It never does so because
 * of one that cannot be read now, or that another version wrote: nothing is lost there.
 */
final class CheckpointSearch {

	private final List<String> passed = new ArrayList<>();

	private boolean otherFormat;

	private @Nullable IOException unreadable;

	/**
	 * The newest that is whole; empty if there is none, or all are damaged.
	 * @throws IOException when there are some that may be whole, but none of them can be
	 * used here and now
	 */
	Optional<Path> in(Path directory) throws IOException {
		for (Path file : CheckpointFiles.newestFirst(directory)) {
			Optional<String> fault = fault(file);
			if (fault.isEmpty()) {
				return Optional.of(file);
			}
			this.passed.add("Checkpoint %s %s".formatted(file.getFileName(), fault.get()));
		}
		if (this.unreadable != null) {
			throw new IOException("No checkpoint can be read now: " + this.unreadable, this.unreadable);
		}
		if (this.otherFormat) {
			throw new IOException("No checkpoint is in the format of this version of AdaX Trainer. "
					+ "Run the job with the version that wrote them, or clone it to begin anew");
		}
		return Optional.empty();
	}

	/** Why nobody can go on from a file. */
	private Optional<String> fault(Path file) throws NoSuchFileException {
		try {
			return switch (Checkpoint.state(file)) {
				case WHOLE -> Optional.empty();
				case DAMAGED -> Optional.of("is damaged");
				case OTHER_FORMAT -> {
					this.otherFormat = true;
					yield Optional.of("is in the format of another version");
				}
			};
		}
		catch (NoSuchFileException ex) {
			// a newer attempt took all
			throw ex;
		}
		catch (IOException ex) {
			this.unreadable = ex;
			return Optional.of("cannot be read: " + ex);
		}
	}

	/** What was passed over, in words. */
	List<String> warnings(boolean found) {
		List<String> warnings = new ArrayList<>();
		this.passed.forEach((fault) -> warnings.add(fault + (found ? "; going on from the one before." : ".")));
		if (!found && !warnings.isEmpty()) {
			warnings.add("No checkpoint is whole: the training begins anew.");
		}
		return warnings;
	}

}
