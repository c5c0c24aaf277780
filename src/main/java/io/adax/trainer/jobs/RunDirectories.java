package io.adax.trainer.jobs;

import java.io.IOException;
import java.nio.file.Path;

import io.adax.trainer.storage.TrainerHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.FileSystemUtils;

/** The checkpoints of jobs that may go on, a directory each. */
@Component
class RunDirectories {

	private static final Logger log = LoggerFactory.getLogger(RunDirectories.class);

	private final TrainerHome home;

	RunDirectories(TrainerHome home) {
		this.home = home;
	}

	Path of(String jobId) {
		return this.home.directory("runs").resolve(jobId);
	}

	void delete(String jobId) {
		Path directory = of(jobId);
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			log.warn("Cannot delete {}", directory, ex);
		}
	}

	/** Deletes once nobody can need it any more. */
	void deleteAfterCommit(String jobId) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				delete(jobId);
			}

		});
	}

}
