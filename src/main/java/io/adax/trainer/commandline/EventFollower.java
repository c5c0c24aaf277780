package io.adax.trainer.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;

/**
 * The events of a job as they happen, each once: a connection that breaks is made again
 * after the last one.
 */
final class EventFollower {

	/** The back-off is doubled so often. */
	private static final int MOST_DOUBLINGS = 5;

	private final Service service;

	private final String job;

	private final Patience patience;

	private long last;

	private boolean connected;

	private int failures;

	EventFollower(Service service, String job, Patience patience) {
		this.service = service;
		this.job = job;
		this.patience = patience;
	}

	/** Hands on each event after a number; returns when the job is over. */
	void follow(long after, Consumer<JobEvent> events, Runnable lost) throws InterruptedException {
		this.last = after;
		while (!isOver(events, lost)) {
			Thread
				.sleep(this.patience.backOff().multipliedBy(1L << Math.min(this.failures, MOST_DOUBLINGS)).toMillis());
		}
	}

	private boolean isOver(Consumer<JobEvent> events, Runnable lost) {
		long before = this.last;
		try {
			boolean over = this.service.stream("/api/v1/jobs/{id}/events", Map.of("id", this.job), headers(),
					(response) -> read(response, events));
			count(before);
			return over;
		}
		catch (CommandFailure ex) {
			count(before);
			if (!this.connected || !ex.isPassing() || this.failures > this.patience.tries()) {
				throw ex;
			}
			lost.run();
			return false;
		}
	}

	private void count(long before) {
		this.failures = (this.last > before) ? 0 : this.failures + 1;
	}

	private HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, "text/event-stream, application/problem+json");
		headers.set("Last-Event-ID", Long.toString(this.last));
		return headers;
	}

	private boolean read(ClientHttpResponse response, Consumer<JobEvent> events) throws IOException {
		if (response.getStatusCode().value() == 204) {
			return true;
		}
		if (!MediaType.TEXT_EVENT_STREAM.isCompatibleWith(response.getHeaders().getContentType())) {
			throw new CommandFailure(ExitStatus.SERVICE_FAILED,
					"no events from " + this.service.url() + ": what it answers is something else");
		}
		this.connected = true;
		// a stream without any event, such as that of a job that waits, may be cut as
		// often as it likes
		this.failures = 0;
		BufferedReader reader = new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
		StringBuilder data = new StringBuilder();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (line.startsWith("data:")) {
				data.append(line, line.startsWith("data: ") ? 6 : 5, line.length()).append('\n');
			}
			else if (line.isEmpty() && data.length() > 0) {
				if (hand(JobEvent.of(data.toString().strip()), events)) {
					return true;
				}
				data.setLength(0);
			}
		}
		return false;
	}

	private boolean hand(JobEvent event, Consumer<JobEvent> events) {
		if (event.id() > this.last) {
			this.last = event.id();
			events.accept(event);
		}
		return event.isLast();
	}

	/**
	 * How long to try again.
	 *
	 * @param backOff until the second attempt; longer before each further one
	 * @param tries attempts without any stream between them
	 */
	record Patience(Duration backOff, int tries) {

		/** About eight minutes. */
		static final Patience USUAL = new Patience(Duration.ofMillis(500), 32);

	}

}
