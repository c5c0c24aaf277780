package io.adax.trainer.commandline;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/**
 * What `serve --help` shows; the service itself is started before any command line is
 * read.
 */
@Command(name = "serve", description = { "Starts the service; so does no command at all.",
		"Properties are options of their own, such as --server.port=8081 or --trainer.home=/data." })
final class ServeCommand implements Callable<Integer> {

	@Parameters(paramLabel = "--<property>=<value>", arity = "0..*",
			description = "Properties of the service; the README lists them.")
	private List<String> properties = List.of();

	@Unmatched
	private List<String> more = List.of();

	@Override
	public Integer call() {
		throw CommandFailure.misuse("\"serve\" comes first: trainer serve " + String.join(" ", this.properties)
				+ String.join(" ", this.more));
	}

}
