package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.adax.trainer.runs.RunCheckpoints;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class JobControlTest {

	private final JobRepository repository = mock();

	private final RunCheckpoints checkpoints = mock();

	private final JobControl control = new JobControl(this.repository, mock(), mock(), mock(), this.checkpoints, mock(),
			mock(), mock(), Clock.systemUTC());

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
