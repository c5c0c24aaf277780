package io.adax.trainer.jobs;

import java.time.Instant;

import io.adax.trainer.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobTagTest {

	private final Job job = new Job("job", Requests.small(), "adax", new Idempotency(null, "hash"), Instant.EPOCH);

	@Test
	void comesBackFromAHeader() {
		JobTag tag = new JobTag(3, JobStatus.RUNNING, "0123456789abcdef");
		assertThat(JobTag.parse(tag.toString())).contains(tag);
		assertThat(JobTag.parse("\"other\", W/" + tag)).contains(tag);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "nonsense", "\"3-WALKING-0123456789abcdef\"", "\"3-RUNNING-0123\"",
			"\"9999999999-RUNNING-0123456789abcdef\"" })
	void isNothingElse(String header) {
		assertThat(JobTag.parse(header)).isEmpty();
	}

	@Test
	void isOldOnceTheLabelsAreOthers() {
		String tag = new JobTag(0, JobStatus.QUEUED, "0123456789abcdef").toString();
		assertThatCode(() -> JobTag.requireLabelsOf(this.job, tag)).doesNotThrowAnyException();
		this.job.label(JobLabels.of(this.job.request().settled("name", this.job.request().task(), "target")));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> JobTag.requireLabelsOf(this.job, tag));
		assertThatCode(() -> JobTag.requireLabelsOf(this.job, "*")).doesNotThrowAnyException();
		assertThatCode(() -> JobTag.requireLabelsOf(this.job, null)).doesNotThrowAnyException();
	}

}
