package io.adax.trainer.storage;

import java.io.IOException;
import java.util.Optional;

import io.adax.trainer.storage.HomeMark.Mismatch;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Ties bucket and database together by the id that a home has, too: the objects of
 * another database would be taken for orphans, and with another bucket jobs would begin
 * anew.
 */
final class StoreMark {

	private final S3Objects objects;

	private final StorageProperties.S3 s3;

	private final Patience patience;

	StoreMark(S3Objects objects, StorageProperties.S3 s3, Patience patience) {
		this.patience = patience;
		this.objects = objects;
		this.s3 = s3;
	}

	/**
	 * Before anything is removed. An S3 that is merely away is waited for.
	 * @param used whether the database names objects: their bucket has its id
	 */
	void check(String database, boolean used) {
		try {
			this.patience.make("The bucket " + this.s3.inWords(), () -> compare(database, used), StoreMark::isAway);
		}
		catch (Mismatch ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new Unusable(this.s3, ex);
		}
	}

	/**
	 * Where nobody is asked for want of credentials or a region, waiting would not help.
	 */
	private static boolean isAway(Throwable failure) {
		return failure instanceof DataAccessResourceFailureException
				&& (NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException
						|| failure.getCause() instanceof SdkServiceException
						|| failure.getCause() instanceof ApiCallTimeoutException);
	}

	private void compare(String database, boolean used) throws IOException {
		Optional<String> mark = this.objects.text(HomeMark.FILE);
		if (mark.isEmpty() && used) {
			throw Mismatch.ofDatabase("bucket than " + this.s3.inWords(),
					"Set trainer.storage.s3.bucket and .prefix to those that the database was used with, or restore all objects of that bucket, with their names. If they are gone for good, put an object %s with the text %s: what was in them is then lost."
						.formatted(this.s3.prefix() + HomeMark.FILE, database));
		}
		if (mark.isEmpty() && !this.objects.putIfAbsent(HomeMark.FILE, database)) {
			mark = this.objects.text(HomeMark.FILE);
		}
		if (mark.isPresent() && !mark.get().strip().equals(database)) {
			throw Mismatch.of("The bucket " + this.s3.inWords(), "trainer.storage.s3.prefix to another one",
					this.s3.prefix() + HomeMark.FILE);
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
