package io.adax.trainer.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.adax.trainer.engine.Engines;
import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.models.Models;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.web.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@Timeout(30)
class JobRunnerTest {

	private static final Attempt ATTEMPT = new Attempt("default", "job", "run", 2, Requests.small(),
			new Position(10, 80), null, AttemptTrace.NONE);

	private static final Ticket TICKET = new Ticket("job", 7);

	private static final RuntimeException AWAY = new DataAccessResourceFailureException("S3 is away");

	private final Attempts attempts = mock();

	private final RunSpecs specs = mock();

	private final RunningJobs running = mock();

	private final Engines engines = mock();

	private final Models models = mock();

	private final RunCheckpoints checkpoints = mock();

	private final StopSignal stop = new StopSignal();

	private final JobRunner runner = new JobRunner(this.attempts, this.specs, this.engines, this.models, mock(),
			this.running, mock(), this.checkpoints, new TrainingMeters(new SimpleMeterRegistry()), Clock.systemUTC(),
			mock());

	@BeforeEach
	void begin() {
		given(this.running.begin("job")).willReturn(Optional.of(this.stop));
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

	/** Asked for at the submission only, a quota would be one for the first job. */
	@Test
	void failsWhereTheProjectMayNotKeepTheModel(@TempDir Path directory) throws IOException {
		givenATrainingIn(directory);
		willThrow(ProblemType.STORAGE_QUOTA.because("Project default may store 100 bytes.")).given(this.models)
			.store(eq("job"), any(), any());
		this.runner.run(TICKET);
		ArgumentCaptor<Failure> failure = ArgumentCaptor.captor();
		then(this.attempts).should().failed(eq(ATTEMPT), failure.capture());
		assertThat(failure.getValue().kind()).isEqualTo(Failure.Kind.CAPACITY);
		assertThat(failure.getValue().message()).isEqualTo("Project default may store 100 bytes.");
		assertThat(failure.getValue().hint()).contains("Delete datasets", "resume");
	}

	@SuppressWarnings("unchecked")
	private void givenATrainingIn(Path directory) throws IOException {
		given(this.specs.here(any()))
			.willReturn(new RunSpecs.Draft(mock(RunSpec.class, RETURNS_DEEP_STUBS), "iris adax", List.of(), List.of()));
		given(this.checkpoints.take(eq("job"), eq(2), any())).willReturn(directory);
		TrainingResult.ModelFile file = mock();
		given(file.file()).willReturn("model.zip");
		given(this.engines.train(any(), any(), any(), any(), any())).willAnswer((call) -> {
			((Consumer<TrainingEvent>) call.getArgument(2))
				.accept(new TrainingEvent.Started(mock(), 56_720, 0, 16, mock(), List.of(), 0));
			return new TrainingResult(TrainingResult.Outcome.COMPLETED, 2, 16, Map.of(), null, null, null, file, null);
		});
	}

	/** S3 may be away for hours. */
	@Test
	void stopsWhileItWaitsForTheTable() {
		given(this.specs.here(any())).willAnswer((call) -> {
			this.stop.stop(StopSignal.Reason.CANCEL);
			throw AWAY;
		});
		this.runner.run(TICKET);
		then(this.attempts).should().stopped(ATTEMPT);
	}

	@Test
	void stopsWhileItWaitsToStoreTheModel(@TempDir Path directory) throws IOException {
		givenATrainingIn(directory);
		willAnswer((call) -> {
			this.stop.stop(StopSignal.Reason.PAUSE);
			throw AWAY;
		}).given(this.models).store(any(), any(), any());
		this.runner.run(TICKET);
		then(this.attempts).should().stopped(ATTEMPT);
	}

	/** Whoever finds it RUNNING would count that as a setback. */
	@Test
	void putsTheJobBackWhenTheServiceEndsMeanwhile() {
		given(this.specs.here(any())).willAnswer((call) -> {
			Thread.currentThread().interrupt();
			throw AWAY;
		});
		willAnswer((call) -> assertThat(Thread.currentThread().isInterrupted()).as("closes H2's file").isFalse())
			.given(this.attempts)
			.stopped(ATTEMPT);
		this.runner.run(TICKET);
		then(this.attempts).should().stopped(ATTEMPT);
	}

	@Test
	void writesNothingOfAnAttemptThatIsSuperseded() {
		given(this.specs.here(any())).willThrow(new Attempts.Superseded(ATTEMPT));
		this.runner.run(TICKET);
		then(this.attempts).should(never()).failed(any(), any());
	}

}
