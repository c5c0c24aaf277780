package io.adax.trainer.commandline;

import java.util.Map;

import io.adax.trainer.commandline.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {

	private static final Shell SHELL = new Shell(Map.of(), Terminal.NONE);

	static Iterable<String> names() {
		return Commands.names();
	}

	@ParameterizedTest
	@MethodSource("names")
	void explainsEachCommandWithTheOptionsThatAllHave(String name) {
		Result help = SHELL.run(name, "--help");
		assertThat(help.status()).isZero();
		assertThat(help.out()).contains("Usage: trainer " + name, "--url", "--json").doesNotContain("${");
	}

	@Test
	void explainsCommandsOfCommands() {
		assertThat(SHELL.run("dataset", "upload", "--help").out()).contains("Usage: trainer dataset upload", "--target",
				"--url");
	}

	@Test
	void describesEveryOptionAndParameter() {
		describe(Commands.forWords(new TrainerCommand(Map.of(), Terminal.NONE)));
	}

	private static void describe(CommandLine command) {
		assertThat(command.getCommandSpec().usageMessage().description()).as(command.getCommandName()).isNotEmpty();
		command.getCommandSpec()
			.args()
			.forEach((arg) -> assertThat(arg.description()).as(command.getCommandName() + " " + arg).isNotEmpty());
		command.getSubcommands().values().forEach(CommandsTest::describe);
	}

	@Test
	void listsItsCommandsAndWhatItsExitStatusMeans() {
		assertThat(SHELL.run("--help").out())
			.contains("submit", "Shows the attempts at a job", "webhook", "Exit status:", "4     the service cannot")
			.doesNotContain("warm-up", "client-jar");
	}

	@Test
	void tellsItsVersion() {
		assertThat(SHELL.run("--version").out()).startsWith("trainer ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lsit", "list --limit x", "list --frob", "show", "submit", "submit nowhere.json",
			"dataset", "list --status nope", "list --url ftp://x", "submit --data a.csv --dataset b" })
	void tellsAWrongCommandLineAndHowToGoOn(String words) {
		Result wrong = SHELL.run(words.split(" "));
		assertThat(wrong.status()).isEqualTo(2);
		assertThat(wrong.err()).startsWith("trainer: ");
	}

	@Test
	void suggestsWhatWasMeant() {
		assertThat(SHELL.run("sbumit").err()).contains("Did you mean", "submit");
	}

	@Test
	void completesEveryCommand() {
		assertThat(SHELL.run("completion").out()).contains("complete -F _complete_trainer", "submit", "deliveries",
				"_picocli_trainer_runs", "--max-points");
	}

}
