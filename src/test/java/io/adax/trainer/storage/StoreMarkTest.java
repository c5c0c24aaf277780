package io.adax.trainer.storage;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/** What a service does at its start while S3 or the database does not answer. */
class StoreMarkTest {

	private static final DataAccessResourceFailureException AWAY = new DataAccessResourceFailureException("S3 is away",
			SdkClientException.create("no", new ConnectException("refused")));

	private final S3Objects objects = mock();

	private final Clock clock = mock();

	private final List<Duration> pauses = new ArrayList<>();

	private Instant now = Instant.EPOCH;

	private final StoreMark mark = new StoreMark(this.objects,
			new StorageProperties.S3("bucket", null, URI.create("https://s3.example"), null, ""),
			new Patience(Duration.ofSeconds(10), this.clock, this::pause));

	@BeforeEach
	void tick() {
		given(this.clock.instant()).willAnswer((call) -> this.now);
	}

	private void pause(Duration time) {
		this.pauses.add(time);
		this.now = this.now.plus(time);
	}

	@Test
	void waitsForAnS3ThatIsAway() throws IOException {
		given(this.objects.text(HomeMark.FILE)).willThrow(AWAY).willThrow(AWAY).willReturn(Optional.of("one\n"));
		this.mark.check("one", true);
		assertThat(this.pauses).hasSize(2);
	}

	/** Whoever starts it tells then what is wrong. */
	@Test
	void givesUpInTheEnd() throws IOException {
		given(this.objects.text(HomeMark.FILE)).willThrow(AWAY);
		assertThatExceptionOfType(StoreMark.Unusable.class).isThrownBy(() -> this.mark.check("one", true))
			.withMessageContaining("S3 is away");
		assertThat(this.pauses).hasSize(5);
	}

	@Test
	void waitsForNobodyWhoRefuses() throws IOException {
		given(this.objects.text(HomeMark.FILE)).willThrow(new IOException("S3 refuses"));
		assertThatExceptionOfType(StoreMark.Unusable.class).isThrownBy(() -> this.mark.check("one", true));
		then(this.objects).should(times(1)).text(HomeMark.FILE);
	}

	@Test
	void waitsForNoCredentials() throws IOException {
		given(this.objects.text(HomeMark.FILE)).willThrow(new DataAccessResourceFailureException("S3 is away",
				SdkClientException.create("Unable to load credentials")));
		assertThatExceptionOfType(StoreMark.Unusable.class).isThrownBy(() -> this.mark.check("one", true));
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void waitsForNoOtherBucket() throws IOException {
		given(this.objects.text(HomeMark.FILE)).willThrow(AWAY).willReturn(Optional.of("two"));
		assertThatExceptionOfType(HomeMark.Mismatch.class).isThrownBy(() -> this.mark.check("one", true));
		assertThat(this.pauses).hasSize(1);
	}

	@Test
	void marksANewBucketOfANewDatabase() throws IOException {
		given(this.objects.text(HomeMark.FILE)).willReturn(Optional.empty());
		given(this.objects.putIfAbsent(HomeMark.FILE, "one")).willReturn(true);
		this.mark.check("one", false);
		then(this.objects).should().putIfAbsent(HomeMark.FILE, "one");
	}

	/** Such as an empty one beside a restored database. */
	@Test
	void takesNoBucketThatHasNoneOfTheDatabasesObjects() throws IOException {
		given(this.objects.text(HomeMark.FILE)).willReturn(Optional.empty());
		assertThatExceptionOfType(HomeMark.Mismatch.class).isThrownBy(() -> this.mark.check("one", true))
			.withMessageContaining("another bucket than bucket at")
			.satisfies((refusal) -> assertThat(refusal.action()).contains("restore", "database-id with the text one"));
		then(this.objects).should(never()).putIfAbsent(anyString(), anyString());
	}

	@ParameterizedTest
	@CsvSource({ "08001, true", "57P03, true", "28P01, false", "3D000, false", "08004, false" })
	void waitsForADatabaseThatIsAwayAndForNoneThatRefuses(String state, boolean away) {
		assertThat(DatabaseStart.isAway(new SQLException("no", state))).isEqualTo(away);
	}

}
