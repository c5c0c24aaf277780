package io.adax.trainer.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service's process holds.
 *
 * @param heapMegabytes after a garbage collection
 * @param files open files and sockets
 */
record Vitals(long heapMegabytes, long threads, long files) {

	private static final Pattern USED = Pattern.compile("used (\\d+)K");

	static Vitals of(ProcessHandle process) throws IOException, InterruptedException {
		jcmd(process, "GC.run");
		String heap = jcmd(process, "GC.heap_info").split("Metaspace")[0];
		long kilobytes = USED.matcher(heap).results().mapToLong((used) -> Long.parseLong(used.group(1))).sum();
		try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"));
				Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
			return new Vitals(kilobytes / 1024, threads.count(), files.count());
		}
	}

	private static String jcmd(ProcessHandle process, String command) throws IOException, InterruptedException {
		Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
		Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
			.redirectErrorStream(true)
			.start();
		String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (asked.waitFor() != 0) {
			throw new IOException(answer);
		}
		return answer;
	}

}
