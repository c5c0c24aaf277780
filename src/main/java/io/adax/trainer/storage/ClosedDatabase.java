package io.adax.trainer.storage;

import java.sql.SQLException;
import java.util.Set;

import com.zaxxer.hikari.SQLExceptionOverride;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * H2 closes itself when its file cannot be written, say because the disk is full: a
 * connection to it is of no use any more.
 */
final class ClosedDatabase implements SQLExceptionOverride {

	private static final Set<Integer> CODES = Set.of(ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2,
			ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

	/** What H2 calls a general error, whose cause only tells what it is. */
	private static final Set<Integer> STORE_CODES = Set.of(DataUtils.ERROR_READING_FAILED,
			DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED);

	static boolean isCauseOf(SQLException failure) {
		return CODES.contains(failure.getErrorCode())
				|| failure.getCause() instanceof MVStoreException store && STORE_CODES.contains(store.getErrorCode());
	}

	// The interface has an Override of its own
	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		return isCauseOf(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

}
