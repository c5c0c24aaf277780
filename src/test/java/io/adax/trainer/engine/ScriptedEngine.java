package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.adax.trainer.data.CategoricalEncoding;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.data.TableFormat;
import io.adax.trainer.data.TableSchema;
import io.adax.trainer.data.TableSource;
import io.adax.trainer.data.Task;
import io.adax.trainer.training.InvalidSpec;
import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.NetworkSpec;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.SgdOptimizer;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.training.TrainingResult.Outcome;
import io.adax.trainer.training.TrainingSpec;

/** An engine without ND4J that does what the target column's name says. */
class ScriptedEngine implements EngineWork {

	static final NumericEnvironment ENVIRONMENT = new NumericEnvironment("none", "scripted", "none", "none", 1, "none",
			"none", "none");

	public static void main(String[] args) throws IOException {
		EngineMain.serve(new ScriptedEngine());
	}

	static RunSpec spec(String script) {
		TableSource source = new TableSource("/data/table.csv", new TableFormat(',', true, null));
		DataSpec data = new DataSpec(source, null, 0, new TableSchema(List.of(), 0), Task.CLASSIFICATION, script,
				new SplitSpec(null, null, null), Normalization.STANDARDIZE, CategoricalEncoding.ONE_HOT);
		return new RunSpec(data, new NetworkSpec(List.of()), new SgdOptimizer(null, null, null, null),
				new TrainingSpec(null, null, null, null, null, null));
	}

	static TrainingResult result(Outcome outcome) {
		return new TrainingResult(outcome, 1, 1, Map.of("train.loss", 0.5), null, null, null, null, null);
	}

	@Override
	public NumericEnvironment environment() {
		return ENVIRONMENT;
	}

	@Override
	public NetworkPlan describe(RunSpec spec) {
		perform(spec.data().target(), (event) -> {
		}, () -> false);
		return new NetworkPlan(List.of(), 387, 35840);
	}

	@Override
	public TrainingResult train(RunSpec spec, Path directory, Consumer<TrainingEvent> events, BooleanSupplier stop) {
		return result(perform(spec.data().target(), events, stop));
	}

	@Override
	public List<Prediction> predict(Message.Predict request) {
		return request.rows().stream().map((row) -> new Prediction(row.get("x"), null, null, null)).toList();
	}

	private Outcome perform(String script, Consumer<TrainingEvent> events, BooleanSupplier stop) {
		events.accept(new TrainingEvent.Warned("begun"));
		return switch (script) {
			case "waitForStop" -> waitForStop(stop);
			case "hang" -> waitForStop(() -> false);
			case "gorge" -> gorge(stop);
			case "flood" -> flood(events);
			case "abort" -> die(134);
			case "sigkill" -> die(137);
			case "invalid" -> throw new InvalidSpec("There is no column named so");
			case "broken" -> throw new IllegalStateException("Nobody expected this");
			case "heap" -> throw new OutOfMemoryError("Java heap space");
			case "native" ->
				throw new IllegalStateException(new RuntimeException("Allocation failed: [std::bad_alloc]"));
			case "variables" -> tell(events, String.join(" ", System.getenv().keySet()));
			default -> tell(events, "ended");
		};
	}

	private static Outcome gorge(BooleanSupplier stop) {
		byte[][] held = new byte[210][1 << 20];
		Arrays.stream(held).forEach((part) -> Arrays.fill(part, (byte) 1));
		Outcome outcome = waitForStop(stop);
		Reference.reachabilityFence(held);
		return outcome;
	}

	static Outcome waitForStop(BooleanSupplier stop) {
		while (!stop.getAsBoolean()) {
			LockSupport.parkNanos(1_000_000);
		}
		return Outcome.INTERRUPTED;
	}

	private static Outcome flood(Consumer<TrainingEvent> events) {
		IntStream.range(0, 20_000).forEach((i) -> events.accept(new TrainingEvent.Warned(Integer.toString(i))));
		return Outcome.COMPLETED;
	}

	private static Outcome tell(Consumer<TrainingEvent> events, String message) {
		events.accept(new TrainingEvent.Warned(message));
		return Outcome.COMPLETED;
	}

	private static Outcome die(int code) {
		System.out.println("these are the last words");
		Runtime.getRuntime().halt(code);
		return Outcome.DIVERGED;
	}

}
