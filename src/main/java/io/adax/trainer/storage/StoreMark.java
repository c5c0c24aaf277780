package io.adax.trainer.storage;

import java.io.IOException;
import java.util.Optional;

import io.adax.trainer.storage.HomeMark.Mismatch;

/**
 * Ties bucket and database together by the id that a home has, too: the objects of
 * another database would be taken for orphans.
 */
final class StoreMark {

	private final S3Objects objects;

	private final StorageProperties.S3 s3;

	StoreMark(S3Objects objects, StorageProperties.S3 s3) {
		this.objects = objects;
		this.s3 = s3;
	}

	/** Before anything is removed. */
	void check(String database) {
		try {
			Optional<String> mark = this.objects.text(HomeMark.FILE);
			if (mark.isEmpty() && !this.objects.putIfAbsent(HomeMark.FILE, database)) {
				mark = this.objects.text(HomeMark.FILE);
			}
			if (mark.isPresent() && !mark.get().strip().equals(database)) {
				throw Mismatch.of("The bucket " + this.s3.inWords(), "trainer.storage.s3.prefix to another one",
						this.s3.prefix() + HomeMark.FILE);
			}
		}
		catch (IOException | RuntimeException ex) {
			if (ex instanceof Mismatch mismatch) {
				throw mismatch;
			}
			throw new Unusable(this.s3, ex);
		}
	}

	/** The bucket cannot be used. */
	static final class Unusable extends RuntimeException {

		private static final long serialVersionUID = 1;

		Unusable(StorageProperties.S3 s3, Throwable cause) {
			super("The bucket %s cannot be used. %s".formatted(s3.inWords(), cause.getMessage()), cause);
		}

	}

}
