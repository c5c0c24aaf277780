package io.adax.trainer.commandline;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

import picocli.CommandLine;

/** Runs commands in this process. */
record Shell(Map<String, String> environment, Terminal terminal) {

	static Shell of(CannedService service) {
		return new Shell(Map.of("TRAINER_URL", service.url()), Terminal.NONE);
	}

	Shell with(String variable, String value) {
		Map<String, String> more = new HashMap<>(this.environment);
		more.put(variable, value);
		return new Shell(more, this.terminal);
	}

	Shell on(Terminal other) {
		return new Shell(this.environment, other);
	}

	Result run(String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		CommandLine line = Commands.forWords(new TrainerCommand(this.environment, this.terminal), words);
		line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
		return new Result(line.execute(words), out.toString(), err.toString());
	}

	record Result(int status, String out, String err) {
	}

}
