package io.adax.trainer.commandline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.adax.trainer.commandline.CannedService.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventFollowerTest {

	private static final String EVENTS = "GET /api/v1/jobs/7/events";

	private static final String FIRST = event(1, "epoch", "");

	private static final String SECOND = event(2, "epoch", "");

	private static final String LAST = event(3, "state", "SUCCEEDED");

	private final List<Long> received = new ArrayList<>();

	private CannedService service;

	private int losses;

	@BeforeEach
	void start() throws IOException {
		this.service = new CannedService();
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	private static String event(int id, String type, String status) {
		return "id:%d\nevent:%s\ndata:{\"id\": %d, \"type\": \"%s\", \"status\": \"%s\"}\n\n".formatted(id, type, id,
				type, status);
	}

	private static Answer stream(String... events) {
		return new Answer(200, "text/event-stream", ":still here\n\n" + String.join("", events));
	}

	private void follow() throws InterruptedException {
		new EventFollower(new Service(this.service.url(), new HttpHeaders()), "7",
				new EventFollower.Patience(Duration.ZERO, 2))
			.follow(0, (event) -> this.received.add(event.id()), () -> this.losses++);
	}

	@Test
	void endsWithTheJob() throws InterruptedException {
		this.service.on(EVENTS, stream(FIRST, SECOND, LAST));
		follow();
		assertThat(this.received).containsExactly(1L, 2L, 3L);
	}

	@Test
	void goesOnAfterTheLastEventWhenTheConnectionBreaks() throws InterruptedException {
		this.service.on(EVENTS, stream(FIRST, SECOND)).on(EVENTS, stream(LAST));
		follow();
		assertThat(this.received).containsExactly(1L, 2L, 3L);
		assertThat(this.service.last().headers().getFirst("Last-Event-ID")).isEqualTo("2");
	}

	@Test
	void showsNoEventTwice() throws InterruptedException {
		this.service.on(EVENTS, stream(FIRST, SECOND)).on(EVENTS, stream(SECOND, LAST));
		follow();
		assertThat(this.received).containsExactly(1L, 2L, 3L);
	}

	@Test
	void goesOnWhenTheServiceComesBack() throws InterruptedException {
		this.service.on(EVENTS, stream(FIRST)).on(EVENTS, new Answer(503, "text/plain", "")).on(EVENTS, stream(LAST));
		follow();
		assertThat(this.received).containsExactly(1L, 3L);
		assertThat(this.losses).isEqualTo(1);
	}

	/** As by a balancer, while the job waits and has no events. */
	@Test
	void goesOnWhereConnectionsAreCutAllTheTime() throws InterruptedException {
		this.service.on(EVENTS, stream(FIRST));
		for (int i = 0; i < 40; i++) {
			this.service.on(EVENTS, new Answer(200, "text/event-stream", ":still here\n\n", true));
		}
		this.service.on(EVENTS, stream(LAST));
		follow();
		assertThat(this.received).containsExactly(1L, 3L);
	}

	@Test
	void goesOnAfterTooManyRequests() throws InterruptedException {
		this.service.on(EVENTS, stream(FIRST)).on(EVENTS, new Answer(429, "text/plain", "")).on(EVENTS, stream(LAST));
		follow();
		assertThat(this.received).containsExactly(1L, 3L);
	}

	@Test
	void doesNotTakeAPageForAStream() {
		this.service.on(EVENTS, stream(FIRST)).on(EVENTS, new Answer(200, "text/html", "<p>Be right back</p>"));
		assertThatExceptionOfType(CommandFailure.class).isThrownBy(this::follow)
			.satisfies((failure) -> assertThat(failure.status()).isEqualTo(ExitStatus.SERVICE_FAILED));
	}

	@Test
	void stopsWhenThereIsNoMore() throws InterruptedException {
		this.service.on(EVENTS, new Answer(204, "text/plain", ""));
		follow();
		assertThat(this.received).isEmpty();
	}

	@Test
	void doesNotTryForEver() {
		this.service.on(EVENTS, stream(FIRST)).on(EVENTS, new Answer(503, "text/plain", ""));
		assertThatExceptionOfType(CommandFailure.class).isThrownBy(this::follow)
			.satisfies((failure) -> assertThat(failure.status()).isEqualTo(ExitStatus.SERVICE_FAILED));
	}

	@Test
	void doesNotRepeatWhatIsRefused() {
		assertThatExceptionOfType(CommandFailure.class).isThrownBy(this::follow)
			.satisfies((failure) -> assertThat(failure.status()).isEqualTo(ExitStatus.REFUSED));
		assertThat(this.service.requests()).hasSize(1);
	}

}
