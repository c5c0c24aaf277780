package io.adax.trainer.runs;

import java.util.Optional;

import io.adax.trainer.training.TrainingEvent;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bits of trainings after some of their iterations. */
@Component
@Transactional
public class CheckpointHashes {

	private final CheckpointHashRepository repository;

	CheckpointHashes(CheckpointHashRepository repository) {
		this.repository = repository;
	}

	/** Keeps those of a checkpoint; of one that is written again, the newer ones. */
	public void add(String jobId, TrainingEvent.Checkpointed saved) {
		this.repository
			.save(new CheckpointHash(jobId, saved.iteration(), saved.parametersSha256(), saved.optimizerStateSha256()));
	}

	void forget(String jobId) {
		this.repository.deleteByJobId(jobId);
	}

	/** How many checkpoints two jobs have in common. */
	@Transactional(readOnly = true)
	public long common(String jobId, String other) {
		return this.repository.countCommon(jobId, other);
	}

	/** The first of them at which they differ. */
	@Transactional(readOnly = true)
	public Optional<Difference> firstDifference(String jobId, String other) {
		return this.repository.findDifferences(jobId, other, Limit.of(1)).stream().findFirst();
	}

}
