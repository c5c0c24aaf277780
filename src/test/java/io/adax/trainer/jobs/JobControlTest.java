package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.adax.trainer.access.Quotas;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

class JobControlTest {

	private final JobRepository repository = mock();

	private final RunCheckpoints checkpoints = mock();

	private final Quotas quotas = mock();

	private final JobControl control = new JobControl(this.repository, mock(), mock(), mock(), this.checkpoints, mock(),
			mock(), this.quotas, Traces.none(), Clock.systemUTC());

	@Test
	void doesNotResumeAJobOfAProjectWithoutSpace() {
		Job job = new Job("job", Requests.small(), "adax", new Idempotency(null, "hash"), Instant.EPOCH);
		job.descends("vision", Descent.NONE);
		job.pause("Paused on request.", Instant.EPOCH);
		given(this.repository.lock("job")).willReturn(Optional.of(job));
		willThrow(ProblemType.STORAGE_QUOTA.because("full")).given(this.quotas).requireSpace("vision", 1);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.control.resume("job", null));
		assertThat(job.status()).isEqualTo(JobStatus.PAUSED);
	}

	/** As of one that was cancelled while it ran. */
	@Test
	void keepsTheLastCheckpointOfAPausedJobThatIsCancelled() {
		Job job = new Job("job", Requests.small(), "adax", new Idempotency(null, "hash"), Instant.EPOCH);
		job.start(Instant.EPOCH);
		job.pause("Paused on request.", Instant.EPOCH);
		given(this.repository.lock("job")).willReturn(Optional.of(job));
		this.control.cancel("job");
		assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
		then(this.checkpoints).should().settleAfterCommit("job");
	}

}
