package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.jobs.Attempts.Progress;
import io.adax.trainer.runs.NewEvent;
import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.training.TrainingEvent.Checkpointed;
import io.adax.trainer.training.TrainingEvent.EpochEnded;
import io.adax.trainer.training.TrainingEvent.Measured;
import io.adax.trainer.training.TrainingEvent.MemoryMeasured;
import io.adax.trainer.training.TrainingEvent.Started;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;

import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;

class RunRecorderTest {

	private static final Attempt ATTEMPT = new Attempt("default", "job", "run", 2, Requests.small(),
			new Position(10, 80), null, AttemptTrace.NONE);

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private static final RuntimeException AWAY = new CannotCreateTransactionException("no connection");

	private final Attempts attempts = mock();

	private final PatientWrites writes = new PatientWrites(Duration.ofMillis(1), Duration.ofMillis(2));

	private final RunRecorder recorder = new RunRecorder(ATTEMPT, this.attempts, this.writes, Clock.systemUTC());

	@AfterEach
	void close() {
		this.recorder.close();
	}

	@Test
	void knowsTheEpochInWhichItGoesOn() {
		this.recorder.accept(measured(81, 11));
		assertThat(written().position().epoch()).as("epochs completed").isEqualTo(10);
	}

	@Test
	void knowsTheEpochThatItEnded() {
		this.recorder.accept(measured(88, 11));
		this.recorder.accept(new EpochEnded(11, 88, Map.of()));
		assertThat(written().position().epoch()).isEqualTo(11);
	}

	/** Else the next attempt would take the checkpoints for worthless, and begin anew. */
	@Test
	void keepsThePositionOfTheAttemptsBeforeWhenTheEngineNeverBegins() {
		assertThat(written().position()).isEqualTo(new Position(10, 80));
	}

	@Test
	void writesDownSoonWhatACheckpointCovers() {
		this.recorder.accept(measured(100, 13));
		this.recorder.accept(new Checkpointed(100, 12, "000000000100.ckpt", 4096, 0.1, "parameters", "state"));
		then(this.attempts).should(timeout(10_000))
			.record(any(), argThat(
					(progress) -> progress.position().iteration() == 100 && !progress.gathered().points().isEmpty()));
	}

	/** Each write costs a transaction, and a tiny run is over before the first one is. */
	@Test
	void writesDownOnceWhatComesTogether() {
		try (RunRecorder patient = new RunRecorder(ATTEMPT, this.attempts, this.writes, Clock.systemUTC(),
				Duration.ofHours(1))) {
			patient.accept(new Started(mock(), 56_720, 80, 160, mock(), List.of(), 0));
			patient.accept(measured(81, 11));
			patient.accept(new Checkpointed(81, 10, "000000000081.ckpt", 4096, 0.1, "parameters", "state"));
			patient.write();
		}
		ArgumentCaptor<Progress> progress = ArgumentCaptor.captor();
		then(this.attempts).should(times(1)).record(any(), progress.capture());
		assertThat(progress.getValue().gathered().started()).hasSize(1);
		assertThat(progress.getValue().gathered().saved()).hasSize(1);
	}

	@Test
	void keepsTheMemoryOfAnEngineThatIsDone() {
		MemoryMeasured memory = new MemoryMeasured(200, 300);
		this.recorder.accept(memory);
		assertThat(written().gathered().memory()).containsExactly(memory);
	}

	/** The database may be away for long. */
	@Test
	void tellsWhenThingsHappenedHoweverLateTheyAreWrittenDown() {
		Clock clock = mock();
		given(clock.instant()).willReturn(NOON);
		try (RunRecorder late = new RunRecorder(ATTEMPT, this.attempts, this.writes, clock, Duration.ofHours(1))) {
			late.accept(new Started(mock(), 56_720, 80, 160, mock(), List.of(), 0));
			late.accept(new EpochEnded(11, 88, Map.of()));
			given(clock.instant()).willReturn(NOON.plusSeconds(60));
			late.write();
		}
		ArgumentCaptor<Progress> progress = ArgumentCaptor.captor();
		then(this.attempts).should().record(any(), progress.capture());
		assertThat(progress.getValue().gathered().started()).extracting(Gathered.Begun::at).containsExactly(NOON);
		assertThat(progress.getValue().gathered().events()).extracting(NewEvent::time).containsExactly(NOON, NOON);
	}

	/** The engine may evaluate for long. */
	@Test
	void writesDownWhatHasGatheredAlsoWhenNothingFollows() {
		this.recorder.accept(measured(81, 11));
		then(this.attempts).should(timeout(10_000))
			.record(any(), argThat((progress) -> progress.position().iteration() == 81));
	}

	/** A commit may have been made although its answer was lost. */
	@Test
	void sendsTheSameWriteAgainWhenTheDatabaseWasAway() {
		willThrow(AWAY).willThrow(AWAY).willDoNothing().given(this.attempts).record(any(), any());
		this.recorder.accept(measured(81, 11));
		this.recorder.write();
		ArgumentCaptor<Progress> progress = ArgumentCaptor.captor();
		then(this.attempts).should(times(3)).record(any(), progress.capture());
		assertThat(progress.getAllValues()).containsOnly(progress.getValue());
	}

	@Test
	void gathersOnWhileTheDatabaseIsAway() throws InterruptedException {
		CountDownLatch back = new CountDownLatch(1);
		List<Progress> written = new ArrayList<>();
		willAnswer((call) -> {
			if (back.getCount() > 0) {
				throw AWAY;
			}
			return written.add(call.getArgument(1));
		}).given(this.attempts).record(any(), any());
		this.recorder.accept(new Checkpointed(80, 10, "000000000080.ckpt", 4096, 0.1, "parameters", "state"));
		for (int iteration = 81; iteration <= 1080; iteration++) {
			this.recorder.accept(measured(iteration, 11));
		}
		back.countDown();
		this.recorder.write();
		assertThat(written.stream().flatMap((progress) -> progress.gathered().points().stream()))
			.extracting(MetricPoint::iteration)
			.containsExactlyElementsOf(LongStream.rangeClosed(81, 1080).boxed().toList());
		assertThat(written).extracting(Progress::number)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, written.size()).boxed().toList());
	}

	/**
	 * An interrupt in the middle of a write would close the file of the embedded
	 * database.
	 */
	@Test
	void letsAWriteComeToItsEndWhenItIsClosed() {
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		willAnswer((call) -> {
			this.recorder.close();
			return interrupted.complete(Thread.currentThread().isInterrupted());
		}).given(this.attempts).record(any(), any());
		this.recorder.accept(measured(81, 11));
		assertThat(interrupted).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
	}

	@Test
	void triesNoMoreOnceItIsClosed() {
		willAnswer((call) -> {
			this.recorder.close();
			throw AWAY;
		}).given(this.attempts).record(any(), any());
		assertThatThrownBy(this.recorder::write).isInstanceOf(PatientWrites.GivenUp.class);
		then(this.attempts).should(times(1)).record(any(), any());
	}

	@Test
	void endsTheTrainingWhenTheAttemptIsSuperseded() {
		Attempts.Superseded superseded = new Attempts.Superseded(ATTEMPT);
		willThrow(superseded).given(this.attempts).record(any(), any());
		assertThatThrownBy(this.recorder::write).isSameAs(superseded);
		assertThatThrownBy(() -> this.recorder.accept(measured(81, 11))).isSameAs(superseded);
	}

	/** Else nobody would write any more, and whoever waits for it would for ever. */
	@Test
	@Timeout(30)
	void endsTheTrainingWhenMemoryIsShort() {
		willThrow(new OutOfMemoryError("Java heap space")).given(this.attempts).record(any(), any());
		assertThatIllegalStateException().isThrownBy(this.recorder::write).withMessageContaining("Java heap space");
		assertThatIllegalStateException().isThrownBy(() -> this.recorder.accept(measured(81, 11)));
	}

	private Progress written() {
		ArgumentCaptor<Progress> progress = ArgumentCaptor.captor();
		this.recorder.write();
		then(this.attempts).should().record(any(), progress.capture());
		return progress.getValue();
	}

	private static Measured measured(long iteration, int epoch) {
		return new Measured(List.of(new MetricPoint("train.loss", iteration, epoch, 0.5, 0)));
	}

}
