package io.adax.trainer.commandline;

import java.io.Console;
import java.util.Map;

/**
 * What the output can show.
 *
 * @param live whether a line can be written over
 * @param width in columns
 * @param unicode whether there are more letters than ASCII's
 */
record Terminal(boolean live, int width, boolean unicode) {

	private static final int USUAL_WIDTH = 80;

	/** A file or a pipe. */
	static final Terminal NONE = new Terminal(false, USUAL_WIDTH, false);

	/**
	 * The one of this process, as far as Java can tell; the script tells more by
	 * TRAINER_TERMINAL.
	 */
	static Terminal of(Map<String, String> environment) {
		boolean dumb = "dumb".equals(environment.getOrDefault("TERM", ""));
		String told = environment.getOrDefault("TRAINER_TERMINAL", "");
		boolean terminal = told.isEmpty() ? isTerminal(System.console()) : told.equals("true");
		String encoding = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding",
				System.getProperty("native.encoding", System.getProperty("file.encoding", ""))));
		return new Terminal(terminal && !dumb, width(environment.getOrDefault("COLUMNS", "")),
				encoding.toUpperCase(java.util.Locale.ROOT).startsWith("UTF"));
	}

	private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
		try {
			// from Java 22 on there may be a console without a terminal
			return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

	private static int width(String columns) {
		try {
			return Math.min(Math.max(Integer.parseInt(columns.strip()), 40), 200);
		}
		catch (NumberFormatException ex) {
			return USUAL_WIDTH;
		}
	}

}
