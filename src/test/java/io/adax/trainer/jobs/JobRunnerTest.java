package io.adax.trainer.jobs;

import java.time.Clock;
import java.util.Optional;

import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.runs.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class JobRunnerTest {

	private static final Attempt ATTEMPT = new Attempt("default", "job", "run", 2, Requests.small(),
			new Position(10, 80), null);

	private static final Ticket TICKET = new Ticket("job", 7);

	private final Attempts attempts = mock();

	private final RunSpecs specs = mock();

	private final RunningJobs running = mock();

	private final JobRunner runner = new JobRunner(this.attempts, this.specs, mock(), mock(), mock(), this.running,
			mock(), mock(), new TrainingMeters(new SimpleMeterRegistry()), Clock.systemUTC());

	@BeforeEach
	void begin() {
		given(this.running.begin("job")).willReturn(Optional.of(new StopSignal()));
		given(this.attempts.begin(TICKET)).willReturn(Optional.of(ATTEMPT));
	}

	/**
	 * Left RUNNING, the job would be taken for that of a dead worker, again and again.
	 */
	@Test
	void endsTheAttemptThatFailsUnexpectedly() {
		given(this.specs.here(any())).willThrow(new IllegalStateException("nobody expected this"));
		this.runner.run(TICKET);
		ArgumentCaptor<Failure> failure = ArgumentCaptor.captor();
		then(this.attempts).should().failed(eq(ATTEMPT), failure.capture());
		assertThat(failure.getValue().kind()).isEqualTo(Failure.Kind.INFRASTRUCTURE);
		assertThat(failure.getValue().message())
			.isEqualTo("The worker failed unexpectedly: IllegalStateException: nobody expected this.");
		assertThat(failure.getValue().evidence()).returns(80L, Failure.Evidence::iteration);
		assertThat(failure.getValue().evidence().log()).contains("at io.adax.trainer.jobs.JobRunner");
		then(this.running).should().end("job");
	}

	@Test
	void writesNothingOfAnAttemptThatIsSuperseded() {
		given(this.specs.here(any())).willThrow(new Attempts.Superseded(ATTEMPT));
		this.runner.run(TICKET);
		then(this.attempts).should(never()).failed(any(), any());
	}

}
