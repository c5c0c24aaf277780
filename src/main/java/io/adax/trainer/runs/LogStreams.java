package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** The logs of jobs as plain text that grows. */
@Component
class LogStreams {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final RunLogs logs;

	private final RunHistory history;

	private final OpenStreams streams;

	LogStreams(RunLogs logs, RunHistory history, OpenStreams streams) {
		this.logs = logs;
		this.history = history;
		this.streams = streams;
	}

	/** The last lines of a job's log, and those that follow until it is over. */
	ResponseBodyEmitter open(String jobId, @Nullable Integer attempt, int tail) {
		ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
		return this.streams.open(emitter, new LogPump(jobId, attempt, tail, emitter));
	}

	/** What one client has received. */
	private final class LogPump implements OpenStreams.Pump {

		private final String jobId;

		private final @Nullable Integer only;

		private final ResponseBodyEmitter emitter;

		private int tail;

		private int attempt;

		private @Nullable LogReader reader;

		private boolean over;

		private LogPump(String jobId, @Nullable Integer only, int tail, ResponseBodyEmitter emitter) {
			this.jobId = jobId;
			this.only = only;
			this.tail = tail;
			this.emitter = emitter;
		}

		@Override
		public boolean send() throws IOException {
			// what is written about the end follows the end: one more look after it
			boolean last = this.over;
			this.over = LogStreams.this.history.isOver(this.jobId);
			List<LogLine> lines = new ArrayList<>();
			for (int next : attempts()) {
				if (next > this.attempt) {
					lines.addAll(rest());
					this.attempt = next;
					this.reader = LogStreams.this.logs.reader(this.jobId, next);
				}
			}
			lines.addAll(rest());
			send(lines.subList(Math.max(0, lines.size() - this.tail), lines.size()));
			this.tail = Integer.MAX_VALUE;
			return last;
		}

		private List<Integer> attempts() throws IOException {
			return (this.only != null) ? List.of(this.only) : LogStreams.this.logs.attempts(this.jobId);
		}

		private Collection<LogLine> rest() throws IOException {
			return (this.reader != null) ? RunLogs.tail(this.reader, this.tail) : List.of();
		}

		private void send(List<LogLine> lines) throws IOException {
			if (!lines.isEmpty()) {
				this.emitter.send(lines.stream().map((line) -> line + "\n").collect(Collectors.joining()), TEXT);
			}
		}

	}

}
