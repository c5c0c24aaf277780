package io.adax.trainer.jobs;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JobStatusTest {

	@ParameterizedTest
	@CsvSource({ "QUEUED, CANCELLED PAUSED RUNNING", "RUNNING, CANCELLED FAILED PAUSED QUEUED SUCCEEDED",
			"PAUSED, CANCELLED QUEUED", "FAILED, QUEUED", "SUCCEEDED, ''", "CANCELLED, ''" })
	void leadsOnlyTo(JobStatus from, String to) {
		Set<String> reachable = Arrays.stream(JobStatus.values())
			.filter(from::mayBecome)
			.map(Enum::name)
			.collect(Collectors.toSet());
		assertThat(String.join(" ", reachable.stream().sorted().toList())).isEqualTo(to);
	}

	@Test
	void isFinalWhereNothingFollows() {
		assertThat(JobStatus.values()).filteredOn(JobStatus::isFinal)
			.containsExactly(JobStatus.SUCCEEDED, JobStatus.CANCELLED);
	}

	@Test
	void isOverWhereNothingFollowsByItself() {
		assertThat(JobStatus.values()).filteredOn(JobStatus::isOver)
			.containsExactly(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELLED);
	}

}
