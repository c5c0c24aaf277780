package io.adax.trainer.commandline;

import java.io.PrintWriter;
import java.util.List;

/**
 * The only way out: everything that is printed goes through here, and comes out harmless.
 */
final class Screen {

	private static final String ERASE = "\r\033[K";

	private final PrintWriter out;

	private final PrintWriter err;

	private final Terminal terminal;

	private boolean hasStatus;

	Screen(PrintWriter out, PrintWriter err, Terminal terminal) {
		this.out = out;
		this.err = err;
		this.terminal = terminal;
	}

	Terminal terminal() {
		return this.terminal;
	}

	synchronized void line(String text) {
		print(Harmless.line(text));
	}

	synchronized void lines(List<String> lines) {
		lines.forEach(this::line);
	}

	/** The service's own JSON. */
	synchronized void json(String json) {
		print(Harmless.json(json.strip()));
	}

	/** For people, not for whoever reads the output: to standard error. */
	synchronized void note(String text) {
		clearStatus();
		this.err.println(Harmless.line(text));
		this.err.flush();
	}

	synchronized void errorJson(String json) {
		this.err.println(Harmless.json(json.strip()));
		this.err.flush();
	}

	/** A line that the next output takes the place of; nothing without a terminal. */
	synchronized void status(String text) {
		if (this.terminal.live()) {
			String line = Harmless.line(text);
			this.out.print(ERASE + line.substring(0, Math.min(line.length(), this.terminal.width() - 1)));
			this.out.flush();
			this.hasStatus = true;
		}
	}

	private void print(String line) {
		clearStatus();
		this.out.println(line);
		if (this.out.checkError()) {
			// nobody reads any more, such as behind `| head`
			throw new CommandFailure(ExitStatus.OK, "");
		}
	}

	private void clearStatus() {
		if (this.hasStatus) {
			this.out.print(ERASE);
			this.out.flush();
			this.hasStatus = false;
		}
	}

}
