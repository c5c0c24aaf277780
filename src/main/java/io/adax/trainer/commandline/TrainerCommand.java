package io.adax.trainer.commandline;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import org.springframework.http.HttpHeaders;

/** The options that all commands have. */
@Command(name = "trainer", scope = ScopeType.INHERIT, mixinStandardHelpOptions = true, versionProvider = Version.class,
		sortOptions = false, synopsisSubcommandLabel = "<command>", parameterListHeading = "%n",
		optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n",
		description = "Trains neural networks on tables: a client of an AdaX Trainer, and the service itself.",
		exitCodeListHeading = "%nExit status:%n",
		exitCodeList = { "0:done", "1:the job that was followed ended FAILED or CANCELLED",
				"2:wrong command line, or a local file that cannot be read or written",
				"3:the service refused the request (4xx)", "4:the service cannot be reached",
				"5:the service failed (5xx)", "130:stopped by Ctrl-C; a job goes on" })
final class TrainerCommand {

	private final Map<String, String> environment;

	private final Terminal terminal;

	@Option(names = "--url", scope = ScopeType.INHERIT, paramLabel = "<address>",
			description = "The service. TRAINER_URL, or http://localhost:8080 if left out.")
	private @Nullable String url;

	@Option(names = "--token", scope = ScopeType.INHERIT, paramLabel = "<token>",
			description = "A key of the service. Better put it into TRAINER_TOKEN: command lines can be seen by others.")
	private @Nullable String token;

	@Option(names = "--project", scope = ScopeType.INHERIT, paramLabel = "<project>",
			description = "The one project that an admin asks about. TRAINER_PROJECT if left out.")
	private @Nullable String project;

	@Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the service's own JSON.")
	private boolean json;

	@Option(names = "--plain", scope = ScopeType.INHERIT,
			description = "Plain lines of ASCII, as where there is no terminal.")
	private boolean plain;

	TrainerCommand(Map<String, String> environment, Terminal terminal) {
		this.environment = environment;
		this.terminal = terminal;
	}

	Session session(CommandLine command) {
		String address = given(this.url, "TRAINER_URL", "http://localhost:8080");
		HttpHeaders headers = Connections.headers(given(this.token, "TRAINER_TOKEN", ""),
				given(this.project, "TRAINER_PROJECT", ""));
		return new Session(new Service(Connections.address(address), headers), screen(command), this.json);
	}

	Screen screen(CommandLine command) {
		Terminal shown = (this.plain || this.json) ? Terminal.NONE : this.terminal;
		return new Screen(command.getOut(), command.getErr(), shown);
	}

	boolean isJson() {
		return this.json;
	}

	private String given(@Nullable String option, String variable, String otherwise) {
		if (option != null) {
			return option;
		}
		String set = this.environment.getOrDefault(variable, "");
		return set.isBlank() ? otherwise : set;
	}

}
