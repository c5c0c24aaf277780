package io.adax.trainer.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a pod's process; as in a container all that it started dies with it. */
final class Container {

	private final Process process;

	private volatile List<ProcessHandle> children = List.of();

	private Container(Process process) {
		this.process = process;
	}

	static Container start(ProcessBuilder builder, Path log) throws IOException {
		return new Container(builder.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
			.start());
	}

	/** Waits until then, or until it ends. */
	boolean outlives(Instant moment) throws InterruptedException {
		this.children = this.process.descendants().toList();
		long millis = Math.max(0, Duration.between(Instant.now(), moment).toMillis());
		boolean ended = this.process.waitFor(millis, TimeUnit.MILLISECONDS);
		if (ended) {
			this.children.forEach(ProcessHandle::destroyForcibly);
		}
		return !ended;
	}

	/** SIGTERM. */
	void terminate() {
		this.process.destroy();
	}

	/** SIGKILL, to all of it. */
	void kill() throws InterruptedException {
		List<ProcessHandle> all = this.process.descendants().toList();
		this.process.destroyForcibly();
		all.forEach(ProcessHandle::destroyForcibly);
		this.process.waitFor();
	}

}
