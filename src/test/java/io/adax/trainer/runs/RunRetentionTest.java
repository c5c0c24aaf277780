package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.adax.trainer.storage.TrainerHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;

class RunRetentionTest {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	@TempDir
	Path home;

	private final Runs runs = mock();

	private final StoredCheckpoints stored = mock();

	/** The jobs that there are, and when they ended. */
	private final Map<String, Optional<Instant>> jobs = Map.of("running", Optional.empty(), "yesterday",
			Optional.of(NOW.minus(Duration.ofDays(1))), "longAgo", Optional.of(NOW.minus(Duration.ofDays(31))));

	/** Since somebody looked when they ended. */
	private final Set<String> resumed = new HashSet<>();

	private int questions;

	@Test
	void removesCheckpointsOfJobsThatEndedLongAgo() throws IOException {
		for (String job : this.jobs.keySet()) {
			write("runs/" + job + "/000000000100.ckpt", Duration.ofDays(100));
		}
		retention(Duration.ofDays(30)).removeCheckpointFiles(life());
		assertThat(this.home.resolve("runs/longAgo")).doesNotExist();
		assertThat(this.home.resolve("runs/yesterday/000000000100.ckpt")).exists();
		assertThat(this.home.resolve("runs/running/000000000100.ckpt")).exists();
	}

	@Test
	void keepsCheckpointsOfAJobThatIsResumedMeanwhile() throws IOException {
		write("runs/longAgo/000000000100.ckpt", Duration.ofDays(100));
		this.resumed.add("longAgo");
		retention(Duration.ofDays(30)).removeCheckpointFiles(life());
		assertThat(this.home.resolve("runs/longAgo/000000000100.ckpt")).exists();
	}

	@Test
	void removesCheckpointsOfNoJobUnlessTheyAreYoung() throws IOException {
		write("runs/gone/000000000100.ckpt", Duration.ofMinutes(61));
		write("runs/arriving/000000000100.ckpt", Duration.ofMinutes(59));
		retention(null).removeCheckpointFiles(life());
		assertThat(this.home.resolve("runs/gone")).doesNotExist();
		assertThat(this.home.resolve("runs/arriving")).exists();
	}

	/** At this machine or another one; what counts is in the blob store. */
	@Test
	void removesFilesOfJobsThatAreOverWhereCheckpointsAreStored() throws IOException {
		given(this.stored.areKept()).willReturn(true);
		write("runs/yesterday/000000000100.ckpt", Duration.ofDays(1));
		write("runs/running/000000000100.ckpt", Duration.ofDays(1));
		retention(Duration.ofDays(30)).removeCheckpointFiles(life());
		assertThat(this.home.resolve("runs/yesterday")).doesNotExist();
		assertThat(this.home.resolve("runs/running/000000000100.ckpt")).exists();
		then(this.stored).should(never()).forget(any(), anyLong(), anyInt());
	}

	@Test
	void removesStoredCheckpointsOfNoJobAndOfJobsThatEndedLongAgo() throws IOException {
		given(this.stored.areKept()).willReturn(true);
		given(this.stored.jobs()).willReturn(List.of("gone", "longAgo", "yesterday", "running"));
		retention(Duration.ofDays(30)).removeStoredCheckpoints(life());
		assertThat(this.questions).as("however many jobs there are").isOne();
		then(this.stored).should().forget("gone", Long.MAX_VALUE, 0);
		then(this.stored).should().forget("longAgo", Long.MAX_VALUE, 0);
		then(this.stored).should(never()).forget(eq("yesterday"), anyLong(), anyInt());
		then(this.stored).should(never()).forget(eq("running"), anyLong(), anyInt());
	}

	@Test
	void removesLogsWhoseLastLineIsOld() throws IOException {
		write("logs/runs/longAgo/1.0.log", Duration.ofDays(31));
		write("logs/runs/running/1.0.log", Duration.ofDays(31));
		write("logs/runs/running/2.0.log", Duration.ofDays(1));
		retention(Duration.ofDays(30)).removeLogFiles(life());
		assertThat(this.home.resolve("logs/runs/longAgo")).doesNotExist();
		assertThat(this.home.resolve("logs/runs/running/1.0.log")).exists();
	}

	@Test
	void removesLogsOfNoJobUnlessTheyAreYoung() throws IOException {
		write("logs/runs/gone/1.0.log", Duration.ofMinutes(61));
		write("logs/runs/arriving/1.0.log", Duration.ofMinutes(59));
		write("logs/engine-1.log", Duration.ofDays(100));
		retention(null).removeLogFiles(life());
		assertThat(this.home.resolve("logs/runs/gone")).doesNotExist();
		assertThat(this.home.resolve("logs/runs/arriving")).exists();
		assertThat(this.home.resolve("logs/engine-1.log")).exists();
	}

	/** Its curves would begin where the run before was interrupted. */
	@Test
	void removesMetricsOfJobsThatEndedLongAgoAndOfNoOther() {
		Instant before = NOW.minus(Duration.ofDays(30));
		given(this.runs.measuredJobs(before, "")).willReturn(List.of("running", "yesterday"));
		given(this.runs.measuredJobs(before, "yesterday")).willReturn(List.of("longAgo"));
		retention(Duration.ofDays(30)).removeMetrics(life());
		then(this.runs).should().removeMetrics("longAgo");
		then(this.runs).should(never()).removeMetrics("running");
		then(this.runs).should(never()).removeMetrics("yesterday");
	}

	@Test
	void keepsMetricsWithTheirJobUnlessItIsConfigured() {
		retention(null).removeMetrics(life());
		then(this.runs).should(never()).removeMetrics(any());
	}

	private RunRetention retention(Duration age) {
		TrainerHome home = new TrainerHome(this.home);
		RetentionProperties properties = new RetentionProperties(1, age, age, age);
		return new RunRetention(home, this.runs,
				new RunLogs(home, new LogProperties(DataSize.ofMegabytes(8)), mock(), CLOCK),
				new RunCheckpoints(home, mock(), properties, this.stored), properties, CLOCK);
	}

	private JobLife life() {
		return new JobLife() {

			@Override
			public boolean exists(String jobId) {
				return RunRetentionTest.this.jobs.containsKey(jobId);
			}

			@Override
			public Map<String, Optional<Instant>> ends(Collection<String> jobIds) {
				RunRetentionTest.this.questions++;
				return jobIds.stream()
					.filter(this::exists)
					.collect(Collectors.toMap((id) -> id, RunRetentionTest.this.jobs::get));
			}

			@Override
			public void ifEndedBefore(Instant time, String jobId, Runnable action) {
				RunRetentionTest.this.jobs.getOrDefault(jobId, Optional.empty())
					.filter((end) -> end.isBefore(time) && !RunRetentionTest.this.resumed.contains(jobId))
					.ifPresent((end) -> action.run());
			}

		};
	}

	private void write(String file, Duration age) throws IOException {
		Path path = this.home.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, "x");
		Files.setLastModifiedTime(path, FileTime.from(NOW.minus(age)));
	}

}
