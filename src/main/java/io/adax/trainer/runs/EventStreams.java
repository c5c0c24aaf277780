package io.adax.trainer.runs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The events of jobs as Server-Sent Events. */
@Component
class EventStreams {

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

	private static final int PAGE = 500;

	private final RunHistory history;

	private final OpenStreams streams;

	EventStreams(RunHistory history, OpenStreams streams) {
		this.history = history;
		this.streams = streams;
	}

	/** A stream of a job's events after a number. */
	SseEmitter open(String jobId, long after) {
		SseEmitter emitter = new SseEmitter(0L);
		return this.streams.open(emitter, new EventPump(jobId, emitter, after));
	}

	/** What one client has received. */
	private final class EventPump implements OpenStreams.Pump {

		private final String jobId;

		private final SseEmitter emitter;

		private volatile long last;

		private volatile long lastSent = System.nanoTime();

		private EventPump(String jobId, SseEmitter emitter, long last) {
			this.jobId = jobId;
			this.emitter = emitter;
			this.last = last;
		}

		@Override
		public boolean send() throws IOException {
			List<JobEventView> events = EventStreams.this.history.eventsAfter(this.jobId, this.last, PAGE);
			for (JobEventView event : events) {
				this.emitter.send(SseEmitter.event()
					.id(Long.toString(event.id()))
					.name(event.type().wireName())
					.data(event, MediaType.APPLICATION_JSON));
				this.last = event.id();
				this.lastSent = System.nanoTime();
				if (event.isLast() && event == events.get(events.size() - 1)) {
					return true;
				}
			}
			if (System.nanoTime() - this.lastSent > KEEP_ALIVE.toNanos()) {
				if (EventStreams.this.history.isGone(this.jobId)) {
					return true;
				}
				this.emitter.send(SseEmitter.event().comment("still here"));
				this.lastSent = System.nanoTime();
			}
			return false;
		}

	}

}
