package io.adax.trainer.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.adax.trainer.access.Projects;
import io.adax.trainer.web.ProblemException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@Timeout(60)
class NameLookupsTest {

	private static final Duration MOMENT = Duration.ofMillis(20);

	private final CountDownLatch answer = new CountDownLatch(1);

	private final DnsResolver names = mock();

	private NameLookups lookups;

	@AfterEach
	void stop() {
		this.answer.countDown();
		this.lookups.stop();
	}

	@Test
	void allowsWhatLeadsToPublicAddressesOnly() throws Exception {
		looksUpFor(Duration.ofSeconds(30));
		given(this.names.resolve("public.example")).willReturn(at("198.41.0.4"));
		given(this.names.resolve("inside.example")).willReturn(at("10.0.0.1"));
		given(this.names.resolve("nowhere.example")).willThrow(new UnknownHostException());
		assertThat(this.lookups.isAllowed("public.example")).isTrue();
		assertThat(this.lookups.isAllowed("inside.example")).isFalse();
		assertThat(this.lookups.isAllowed("nowhere.example")).isFalse();
	}

	/** Its name server never answers. */
	@Test
	void waitsForNoSlowName() throws Exception {
		looksUpFor(MOMENT);
		neverAnswers();
		assertThat(this.lookups.isAllowed("slow.example")).isFalse();
	}

	@Test
	void looksUpFewSlowNamesAtATime() throws Exception {
		looksUpFor(MOMENT);
		neverAnswers();
		for (int i = 0; i < 16; i++) {
			this.lookups.isAllowed(i + ".slow.example");
		}
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.lookups.isAllowed("slow.example"))
			.withMessageContaining("addresses that are looked up");
		this.answer.countDown();
		await().untilAsserted(() -> assertThat(this.lookups.isAllowed("slow.example")).isTrue());
	}

	private void looksUpFor(Duration patience) {
		this.lookups = new NameLookups(new AddressGuard(List.of(), this.names), new Projects(), patience);
	}

	private void neverAnswers() throws UnknownHostException {
		given(this.names.resolve(any())).willAnswer((call) -> {
			this.answer.await();
			return at("198.41.0.4");
		});
	}

	private static InetAddress[] at(String address) throws UnknownHostException {
		return new InetAddress[] { InetAddress.getByName(address) };
	}

}
