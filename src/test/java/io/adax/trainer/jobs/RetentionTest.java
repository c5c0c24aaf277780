package io.adax.trainer.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.RunRetention;
import io.adax.trainer.storage.SharedBlobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class RetentionTest {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final JobRepository repository = mock();

	private final Jobs jobs = mock();

	private final RunRetention runs = mock();

	private final SharedBlobs blobs = Mockito.mock(SharedBlobs.class);

	@BeforeEach
	void haveJobs() {
		given(this.repository.count()).willReturn(3L);
	}

	@Test
	void deletesJobsThatEndedLongAgo() throws IOException {
		given(this.repository.findEnded(any(), any())).willReturn(List.of());
		given(this.repository.findEnded(Mockito.eq(NOW.minus(Duration.ofDays(365))), any()))
			.willReturn(List.of("one", "two"), List.of("three"), List.of());
		given(this.jobs.delete("two")).willReturn(Optional.of("hash"));
		retention(Duration.ofDays(365)).removeShared();
		List.of("one", "two", "three").forEach((id) -> then(this.jobs).should().delete(id));
		then(this.blobs).should().deleteUnused("hash");
	}

	@Test
	void keepsJobsForEverUnlessItIsConfigured() {
		retention(null).removeShared();
		then(this.jobs).shouldHaveNoInteractions();
	}

	@Test
	void removesBlobsOfNothingThatAreOlderThanAnHour() throws IOException {
		retention(null).removeShared();
		then(this.blobs).should().sweep(NOW.minus(Duration.ofHours(1)));
	}

	@Test
	void takesNoFileForAnOrphanWhereThereAreNoJobs() throws IOException {
		given(this.repository.count()).willReturn(0L);
		retention(null).removeShared();
		then(this.blobs).should(never()).sweep(any());
		then(this.runs).should(never()).removeStoredCheckpoints(any());
		retention(null).tidyHome();
		then(this.runs).should(never()).removeCheckpointFiles(any());
	}

	@Test
	void goesOnAfterAFailure() throws IOException {
		willThrow(new IllegalStateException("disk")).given(this.runs).removeStoredCheckpoints(any());
		assertThatCode(() -> retention(null).removeShared()).doesNotThrowAnyException();
		then(this.blobs).should().sweep(any());
	}

	/** They come and go: each would ask for every blob that there is. */
	@Test
	void leavesAloneInTheHomeWhatAllReplicasShare() throws IOException {
		retention(Duration.ofDays(365)).tidyHome();
		then(this.runs).should().removeCheckpointFiles(any());
		then(this.runs).should().removeLogFiles(any());
		then(this.runs).shouldHaveNoMoreInteractions();
		then(this.repository).should(never()).findEnded(any(), any());
		then(this.blobs).shouldHaveNoInteractions();
	}

	@Test
	void takesItsTurnInTheThreadThatNobodyInterrupts() {
		CompletableFuture<String> thread = new CompletableFuture<>();
		willAnswer((call) -> thread.complete(Thread.currentThread().getName())).given(this.runs).removeMetrics(any());
		retention(null).takeTurn();
		assertThat(thread).isCompletedWithValue("retention");
	}

	/** A look that throws would be the last one: its schedule ends. */
	@Test
	void goesOnAfterAnOutageOfTheDatabase() throws IOException {
		given(this.repository.count()).willThrow(new DataAccessResourceFailureException("away")).willReturn(3L);
		Retention retention = retention(null);
		assertThatCode(retention::removeShared).doesNotThrowAnyException();
		then(this.blobs).should(never()).sweep(any());
		retention.removeShared();
		then(this.blobs).should().sweep(any());
	}

	@Test
	void keepsWhatAJobNeedsThatWasJustResumed() {
		Job job = new Job("job", Requests.small(), "adax", new Idempotency(null, "hash"), NOW);
		job.start(NOW);
		job.fail(new Failure(Failure.Kind.DATA, "No table.", null), NOW);
		given(this.repository.lock("job")).willReturn(Optional.of(job));
		Runnable action = mock();
		retention(null).ifEndedBefore(NOW.plusSeconds(1), "job", action);
		then(action).should().run();
		job.resume(null, NOW);
		retention(null).ifEndedBefore(NOW.plusSeconds(1), "job", action);
		then(action).shouldHaveNoMoreInteractions();
	}

	/**
	 * An interrupt in the middle of a write would close the file of the embedded
	 * database.
	 */
	@Test
	void letsALookComeToItsEndWhenTheServiceStops() throws IOException {
		Retention retention = retention(null);
		Thread stop = new Thread(() -> assertThatCode(retention::stop).doesNotThrowAnyException());
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		willAnswer((call) -> {
			stop.start();
			await().until(() -> stop.getState() != Thread.State.RUNNABLE);
			return interrupted.complete(Thread.currentThread().isInterrupted());
		}).given(this.runs).removeCheckpointFiles(any());
		retention.start();
		assertThat(interrupted).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
	}

	private Retention retention(Duration jobs) {
		return new Retention(this.repository, new JobRemoval(this.jobs, this.blobs), this.runs, this.blobs,
				new RetentionSchedule(jobs, Duration.ofDays(1)), TransactionOperations.withoutTransaction(),
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

}
