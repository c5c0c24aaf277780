package io.adax.trainer.jobs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.runs.NewCheckpoint;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.training.CheckpointFile;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingEvent.Checkpointed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.invocation.InvocationOnMock;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

@Timeout(30)
class CheckpointUploadsTest {

	private static final Attempt ATTEMPT = new Attempt("default", "job", "run", 2, Requests.small(), new Position(0, 0),
			null, AttemptTrace.NONE);

	private final Attempts attempts = mock();

	private final RunCheckpoints checkpoints = mock();

	private final List<TrainingEvent> told = new CopyOnWriteArrayList<>();

	private final StopSignal stop = new StopSignal();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final PatientWrites writes = new PatientWrites(Duration.ofMillis(5), Duration.ofMillis(5));

	private final RunRecorder recorder = new RunRecorder(ATTEMPT, this.attempts, this.writes, Clock.systemUTC());

	private CheckpointUploads uploads;

	@BeforeEach
	void follow() {
		given(this.checkpoints.areStored()).willReturn(true);
		this.uploads = new CheckpointUploads.Source(this.checkpoints, this.attempts, this.writes).follow(ATTEMPT,
				this.recorder, this.told::add);
	}

	@AfterEach
	void close() {
		this.gate.countDown();
		this.uploads.close();
		this.recorder.close();
	}

	@Test
	void tellsOfACheckpointOnceItIsStored() throws IOException {
		willAnswer(this::storeBehindTheGate).given(this.checkpoints).store(any(), anyInt(), any(), any());
		this.uploads.accept(saved(100));
		then(this.checkpoints).should(timeout(5000)).store(eq("job"), eq(2), eq("100.ckpt"), any());
		assertThat(this.told).isEmpty();
		this.gate.countDown();
		this.uploads.finish(this.stop);
		assertThat(this.told).containsExactly(saved(100));
		then(this.attempts).should().stored(eq(ATTEMPT), any());
	}

	@Test
	void triesAgainWhileTheStoreIsAway() throws IOException {
		willThrow(new DataAccessResourceFailureException("S3 is away"))
			.willThrow(new DataAccessResourceFailureException("S3 is away"))
			.willAnswer(CheckpointUploadsTest::store)
			.given(this.checkpoints)
			.store(any(), anyInt(), any(), any());
		this.uploads.accept(saved(100));
		this.uploads.finish(this.stop);
		assertThat(this.told).containsExactly(saved(100));
	}

	@Test
	void leavesOutWhatIsOvertakenBeforeItIsStored() throws IOException {
		willAnswer(this::storeBehindTheGate).given(this.checkpoints).store(any(), anyInt(), any(), any());
		this.uploads.accept(saved(100));
		then(this.checkpoints).should(timeout(5000)).store(any(), anyInt(), eq("100.ckpt"), any());
		this.uploads.accept(saved(200));
		this.uploads.accept(saved(300));
		this.gate.countDown();
		this.uploads.finish(this.stop);
		assertThat(this.told).containsExactly(saved(100), saved(300));
		then(this.checkpoints).should().drop("job", 2, "200.ckpt");
	}

	@Test
	void warnsOfWhatTheStoreRefuses() throws IOException {
		willThrow(new IOException("S3 refuses")).given(this.checkpoints).store(any(), anyInt(), any(), any());
		this.uploads.accept(saved(100));
		this.uploads.finish(this.stop);
		assertThat(this.told).singleElement()
			.isInstanceOfSatisfying(TrainingEvent.CheckpointFailed.class,
					(failed) -> assertThat(failed.message()).contains("iteration 100", "S3 refuses"));
	}

	@Test
	void isSilentAboutAFileThatALaterAttemptHasTaken() throws IOException {
		willThrow(new NoSuchFileException("100.ckpt")).given(this.checkpoints).store(any(), anyInt(), any(), any());
		this.uploads.accept(saved(100));
		this.uploads.finish(this.stop);
		assertThat(this.told).isEmpty();
	}

	@Test
	void endsWithTheAttemptThatIsSuperseded() throws IOException {
		willAnswer(CheckpointUploadsTest::store).given(this.checkpoints).store(any(), anyInt(), any(), any());
		willThrow(new Attempts.Superseded(ATTEMPT)).given(this.attempts).stored(any(), any());
		this.uploads.accept(saved(100));
		assertThatExceptionOfType(Attempts.Superseded.class).isThrownBy(() -> this.uploads.finish(this.stop));
		assertThatExceptionOfType(Attempts.Superseded.class).isThrownBy(() -> this.uploads.accept(saved(200)));
	}

	/** Else whoever waits for the last checkpoint would for ever. */
	@Test
	void endsWithTheAttemptWhenMemoryIsShort() throws IOException {
		willThrow(new OutOfMemoryError("Java heap space")).given(this.checkpoints).store(any(), anyInt(), any(), any());
		this.uploads.accept(saved(100));
		assertThatIllegalStateException().isThrownBy(() -> this.uploads.finish(this.stop))
			.withMessageContaining("Java heap space");
	}

	@Test
	void waitsForNothingOnceTheJobIsCancelled() throws IOException {
		willAnswer(this::storeBehindTheGate).given(this.checkpoints).store(any(), anyInt(), any(), any());
		this.uploads.accept(saved(100));
		this.stop.stop(StopSignal.Reason.CANCEL);
		this.uploads.finish(this.stop);
		assertThat(this.told).isEmpty();
	}

	@Test
	void storesNothingWhereAllServicesReachTheFiles() throws IOException {
		given(this.checkpoints.areStored()).willReturn(false);
		this.uploads.accept(saved(100));
		assertThat(this.told).containsExactly(saved(100));
		then(this.checkpoints).should(never()).store(any(), anyInt(), any(), any());
	}

	private Object storeBehindTheGate(InvocationOnMock call) throws InterruptedException {
		this.gate.await();
		return store(call);
	}

	private static Object store(InvocationOnMock call) {
		Consumer<NewCheckpoint> action = call.getArgument(3);
		action.accept(new NewCheckpoint("job", 2, new CheckpointFile(Path.of(call.<String>getArgument(2)), 100, 1,
				Duration.ZERO, null, 3, "hash", Instant.EPOCH), new Blob("hash", 3)));
		return null;
	}

	private static Checkpointed saved(long iteration) {
		return new Checkpointed(iteration, 1, iteration + ".ckpt", 3, 0.1, "parameters", "state");
	}

}
