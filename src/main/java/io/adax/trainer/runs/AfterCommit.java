package io.adax.trainer.runs;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What shall be done once the transaction of this thread is committed, and only then. */
public final class AfterCommit {

	private AfterCommit() {
	}

	/** Does it then, on this thread. */
	public static void run(Runnable action) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				action.run();
			}
		});
	}

}
