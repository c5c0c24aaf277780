package io.adax.trainer.commandline;

import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "completion", description = "Prints what makes bash and zsh complete commands and options.",
		footer = { "", "For this shell:", "  source <(trainer completion)" })
final class CompletionCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec command;

	@Override
	public Integer call() {
		CommandLine called = Objects.requireNonNull(this.command).commandLine();
		CommandLine whole = Commands.forWords((TrainerCommand) called.getCommandSpec().root().userObject());
		called.getOut().print(AutoComplete.bash("trainer", whole));
		called.getOut().flush();
		return ExitStatus.OK.code();
	}

}
