package io.adax.trainer.commandline;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The door of the command line: tells what is meant for it, and runs it. */
public final class TrainerCommandLine {

	private static final String SERVE = "serve";

	/**
	 * Options of the command line; every other one in the first place is a property of
	 * the service.
	 */
	private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version", "--url", "--token",
			"--project", "--json", "--plain");

	private TrainerCommandLine() {
	}

	/** The command line alone, out of {@code client.jar}. */
	public static void main(String[] words) {
		System.exit(execute(words));
	}

	/**
	 * Whether these words are a command for a client: no word at all, or a property, is
	 * the service.
	 */
	public static boolean understands(String... words) {
		if (words.length == 0) {
			return false;
		}
		if (words[0].equals(SERVE)) {
			return words.length == 2 && Set.of("-h", "--help").contains(words[1]);
		}
		return !words[0].startsWith("-") || OPTIONS.contains(words[0].replaceFirst("=.*", ""));
	}

	/** What the service gets of them. */
	public static String[] forService(String... words) {
		return (words.length > 0 && words[0].equals(SERVE)) ? Arrays.copyOfRange(words, 1, words.length) : words;
	}

	/** Runs a command and returns its exit status. */
	public static int run(String... words) {
		try {
			ClassLoader loader = TrainerCommandLine.class.getClassLoader();
			ClassLoader narrow = NarrowClassPath.of(loader);
			if (narrow == loader) {
				return execute(words);
			}
			Thread.currentThread().setContextClassLoader(narrow);
			return (int) narrow.loadClass(TrainerCommandLine.class.getName())
				.getMethod("execute", String[].class)
				.invoke(null, (Object) words);
		}
		catch (IOException | ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The same with the class path as it is. */
	public static int execute(String... words) {
		// setting up a log would take longer than the command
		System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
		System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
		Map<String, String> environment = System.getenv();
		return Commands.forWords(new TrainerCommand(environment, Terminal.of(environment)), words).execute(words);
	}

}
