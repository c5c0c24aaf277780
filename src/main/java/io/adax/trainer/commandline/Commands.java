package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import picocli.CommandLine;

/**
 * What can be said. Only the command that is called is read by picocli: all of them take
 * their time.
 */
final class Commands {

	private static final Map<String, Supplier<Object>> ALL = all();

	private Commands() {
	}

	private static Map<String, Supplier<Object>> all() {
		Map<String, Supplier<Object>> all = new LinkedHashMap<>();
		all.put("serve", ServeCommand::new);
		all.put("submit", SubmitCommand::new);
		all.put("validate", ValidateCommand::new);
		all.put("watch", WatchCommand::new);
		all.put("list", ListCommand::new);
		all.put("show", ShowCommand::new);
		all.put("runs", RunsCommand::new);
		all.put("metrics", MetricsCommand::new);
		all.put("logs", LogsCommand::new);
		all.put("events", EventsCommand::new);
		all.put("pause", PauseCommand::new);
		all.put("resume", ResumeCommand::new);
		all.put("cancel", CancelCommand::new);
		all.put("delete", DeleteCommand::new);
		all.put("clone", CloneCommand::new);
		all.put("predict", PredictCommand::new);
		all.put("dataset", DatasetCommand::new);
		all.put("model", ModelCommand::new);
		all.put("optimizers", OptimizersCommand::new);
		all.put("schedules", SchedulesCommand::new);
		all.put("curve", CurveCommand::new);
		all.put("webhook", WebhookCommand::new);
		all.put("keys", KeysCommand::new);
		all.put("completion", CompletionCommand::new);
		all.put("client-jar", ClientJarCommand::new);
		all.put("warm-up", WarmUpCommand::new);
		return all;
	}

	static List<String> names() {
		return new ArrayList<>(ALL.keySet());
	}

	/** The command line that understands these words. */
	static CommandLine forWords(TrainerCommand root, String... words) {
		CommandLine line = new CommandLine(root);
		Supplier<Object> only = (words.length > 0) ? ALL.get(words[0]) : null;
		if (only != null) {
			line.addSubcommand(words[0], only.get());
		}
		else {
			ALL.forEach((name, command) -> line.addSubcommand(name, command.get()));
		}
		line.setExecutionExceptionHandler(Failures::executionFailed);
		line.setParameterExceptionHandler(Failures::misunderstood);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setUsageHelpAutoWidth(false);
		return line;
	}

}
