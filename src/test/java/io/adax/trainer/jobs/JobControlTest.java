package io.adax.trainer.jobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.adax.trainer.access.Quotas;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.RequestReader;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

class JobControlTest {

	private final JobRepository repository = mock();

	private final RunCheckpoints checkpoints = mock();

	private final Quotas quotas = mock();

	private final RequestReader reader = new RequestReader(Validation.buildDefaultValidatorFactory().getValidator(),
			List::of, 10_000);

	private final JobControl control = new JobControl(this.repository, mock(), mock(), mock(), this.checkpoints, mock(),
			this.reader, this.quotas, Traces.none(), Clock.systemUTC());

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

	/** JSON has one kind of number. */
	@ParameterizedTest
	@ValueSource(strings = { "500", "500.0", "5e2" })
	void goesOnFromACheckpointHoweverItsNumberIsWritten(String iterations) throws IOException {
		assertThat(overridden("{\"fromCheckpoint\": " + iterations + "}").fromCheckpoint()).isEqualTo(500);
	}

	@ParameterizedTest
	@CsvSource({ "-1, range", "0, range", "1e30, range", "2.5, type", "'\"last\"', type", "[], type" })
	void tellsAWrongCheckpointWithAllOtherFaultsOfAClone(String iterations, String rule) {
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> overridden(
				"{\"fromCheckpoint\": %s, \"optimizer\": {\"typ\": \"x\"}, \"bogus\": 1}".formatted(iterations)));
		assertThat(refused.faults()).extracting(Fault::pointer, Fault::rule)
			.containsExactly(tuple("/bogus", "unknown"), tuple("/fromCheckpoint", rule),
					tuple("/optimizer/typ", "unknown"));
	}

	private JobControl.Clone overridden(String patch) throws IOException {
		Job job = new Job("job", Requests.small(), "adax", new Idempotency(null, "hash"), Instant.EPOCH);
		given(this.repository.findById("job")).willReturn(Optional.of(job));
		return this.control.overridden("job",
				this.reader.patch(new ByteArrayInputStream(patch.getBytes(StandardCharsets.UTF_8))));
	}

}
