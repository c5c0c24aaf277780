package io.adax.trainer.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

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
		Throwable cause = (ex instanceof UncheckedIOException) ? ex.getCause() : ex;
		if (cause instanceof IOException io) {
			return CommandFailure.misuse(words(io));
		}
		return new CommandFailure(ExitStatus.BUG, "this should not have happened: " + ex,
				String.valueOf((ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : ""));
	}

	/** The message of these two is the file alone. */
	private static String words(IOException ex) {
		if (ex instanceof NoSuchFileException missing) {
			return "there is no file " + missing.getFile() + ".";
		}
		if (ex instanceof AccessDeniedException denied) {
			return denied.getFile() + " may not be read or written.";
		}
		return String.valueOf(ex.getMessage());
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
