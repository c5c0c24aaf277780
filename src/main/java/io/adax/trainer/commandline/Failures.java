package io.adax.trainer.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command ends that could not do what it was asked for. */
final class Failures {

	private Failures() {
	}

	static int executionFailed(Exception ex, CommandLine command, ParseResult parsed) {
		CommandFailure failure = failure(ex);
		TrainerCommand root = (TrainerCommand) command.getCommandSpec().root().userObject();
		Screen screen = root.screen(command);
		String json = failure.json();
		if (root.isJson() && json != null) {
			screen.errorJson(json);
		}
		else if (failure.status() != ExitStatus.OK) {
			screen.note("trainer: " + failure.getMessage());
			failure.details().forEach((detail) -> screen.note("  " + detail));
		}
		return failure.status().code();
	}

	private static CommandFailure failure(Exception ex) {
		if (ex instanceof CommandFailure failure) {
			return failure;
		}
		if (ex instanceof IOException || ex instanceof UncheckedIOException) {
			return CommandFailure.misuse(String.valueOf(ex.getMessage()));
		}
		return new CommandFailure(ExitStatus.BUG, "this should not have happened: " + ex,
				String.valueOf((ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : ""));
	}

	static int misunderstood(ParameterException ex, String[] words) {
		CommandLine command = ex.getCommandLine();
		command.getErr().println("trainer: " + Harmless.line(String.valueOf(ex.getMessage())));
		UnmatchedArgumentException.printSuggestions(ex, command.getErr());
		command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
		command.getErr().flush();
		return ExitStatus.USAGE.code();
	}

}
