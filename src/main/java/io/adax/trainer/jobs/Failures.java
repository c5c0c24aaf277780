package io.adax.trainer.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

import io.adax.trainer.engine.EngineException;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.web.Printable;
import io.adax.trainer.web.ProblemException;

/** Why a run failed, in a user's words. */
final class Failures {

	private static final int LINES = 12;

	/** As much as fits into its column in any case. */
	private static final int MOST = 1500;

	private Failures() {
	}

	static Failure diverged(TrainingResult result, OptimizerSpec optimizer) {
		String rate = (optimizer.learningRate() != null)
				? "Lower optimizer.learningRate (now %s), clip".formatted(optimizer.learningRate()) : "Clip";
		Failure failure = new Failure(Failure.Kind.NUMERIC, String.valueOf(result.message()), rate
				+ " gradients (training.gradientClipping), or look for extreme values in the data; normalization standardize helps.");
		return failure.with(new Failure.Evidence(result.iterations(), null, null, null));
	}

	static Failure outOfTime(Duration allowed, Outcome outcome) {
		return new Failure(Failure.Kind.BUDGET,
				"The training time of %s is used up, but for what the end takes.".formatted(allowed),
				"The model is the best so far. Resume the job for more time: it goes on from here.",
				new Failure.Evidence(outcome.iterations(), null, null, null));
	}

	static Failure noStart(Descent.Start start) {
		return new Failure(Failure.Kind.USER,
				"The checkpoint after iteration %,d of job %s that it begins with is damaged or gone."
					.formatted(start.iteration(), start.jobId()),
				"Clone that job from another checkpoint, or from the beginning.");
	}

	/** There is a model, and the project may not keep it. */
	static Failure noSpace(ProblemException ex, long iteration) {
		return new Failure(Failure.Kind.CAPACITY, String.valueOf(ex.getMessage()),
				"Delete datasets, or jobs with their models, or ask for a larger quota, and resume the job: it goes on from its newest checkpoint.",
				new Failure.Evidence(iteration, null, null, null));
	}

	static Failure of(IOException ex, long iteration) {
		return new Failure(Failure.Kind.INFRASTRUCTURE, cut("The worker could not read or write a file: " + ex),
				"Look at the space and the rights of trainer.home, and of the bucket if there is one.",
				new Failure.Evidence(iteration, null, null, null));
	}

	/** A fault of the service itself. */
	static Failure unexpected(Throwable ex, long iteration) {
		StringWriter stackTrace = new StringWriter();
		ex.printStackTrace(new PrintWriter(stackTrace));
		return new Failure(Failure.Kind.INFRASTRUCTURE,
				sentence(cut("The worker failed unexpectedly: %s: %s".formatted(ex.getClass().getSimpleName(),
						String.valueOf(ex.getMessage()).replaceAll("\\p{Cc}", " ")))),
				"This is a fault of the service and not of the job; the service's log has the details.",
				new Failure.Evidence(iteration, null, null, end(stackTrace.toString())));
	}

	static Failure of(EngineException ex, long iteration) {
		// what is wrong with a request or a table is told by the message, and not by code
		boolean told = ex.kind() == EngineException.Kind.INVALID || ex.kind() == EngineException.Kind.DATA;
		return of(ex).with(new Failure.Evidence(iteration, ex.exitCode().orElse(null), ex.signal().orElse(null),
				ex.details().filter((details) -> !told).map(Failures::end).orElse(null)));
	}

	/** The last lines, and of a stack trace the first. */
	private static String end(String log) {
		List<String> lines = log.lines().map((line) -> line.replaceAll("\\p{Cc}", " ").stripTrailing()).toList();
		boolean trace = lines.stream().skip(1).limit(1).anyMatch((line) -> line.strip().startsWith("at "));
		int from = trace ? 0 : Math.max(0, lines.size() - LINES);
		return cut(String.join("\n", lines.subList(from, Math.min(lines.size(), from + LINES))));
	}

	private static String cut(String text) {
		return Printable.cut(text, MOST);
	}

	private static Failure of(EngineException ex) {
		String message = sentence(cut(String.valueOf(ex.getMessage())));
		return switch (ex.kind()) {
			case INVALID -> new Failure(Failure.Kind.USER, message, "Clone the job with other values.");
			case DATA -> new Failure(Failure.Kind.DATA, message,
					"Mend the table and upload it again, or clone the job with another table, target or normalization.");
			case CAPACITY -> new Failure(Failure.Kind.CAPACITY, message,
					"Use a smaller network, batch or table, or raise the limit that is named: trainer.engine.heap holds the encoded table, trainer.engine.memory everything. `categories: integer` makes an input of each categorical column instead of one a category.");
			case INTERNAL, CRASHED, KILLED, TIMEOUT, UNAVAILABLE -> new Failure(Failure.Kind.INFRASTRUCTURE, message,
					"The service's log and the engine's log under trainer.home/logs have the details.");
		};
	}

	/** More may be said after it. */
	private static String sentence(String message) {
		return message.matches("(?s).*[.!?]\\s*") ? message : message + ".";
	}

}
