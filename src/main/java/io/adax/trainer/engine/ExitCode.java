package io.adax.trainer.engine;

import java.util.Map;
import java.util.Optional;

/** What the exit code of a process tells. */
final class ExitCode {

	/** The JDK adds this to the signal that ended a process. */
	private static final int SIGNALLED = 128;

	private static final int LAST_SIGNAL = 64;

	private static final Map<Integer, String> NAMES = Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11,
			"SIGSEGV", 15, "SIGTERM");

	private static final Map<Integer, String> SIGNALS = Map.of(4, "killed by signal 4 (SIGILL); native crash", 6,
			"aborted (SIGABRT); native crash", 7, "killed by signal 7 (SIGBUS); native crash", 9,
			"killed by signal 9 (SIGKILL), as the system does when its memory runs out", 11,
			"killed by signal 11 (SIGSEGV); native crash", 15, "terminated by signal 15 (SIGTERM)");

	private ExitCode() {
	}

	static String inWords(int code) {
		int signal = code - SIGNALLED;
		return isSignal(signal) ? SIGNALS.getOrDefault(signal, "killed by signal " + signal)
				: "ended with exit code " + code;
	}

	/** The name of the signal that the code tells of. */
	static Optional<String> signal(int code) {
		int signal = code - SIGNALLED;
		return isSignal(signal) ? Optional.of(NAMES.getOrDefault(signal, "signal " + signal)) : Optional.empty();
	}

	private static boolean isSignal(int signal) {
		return signal > 0 && signal <= LAST_SIGNAL;
	}

}
