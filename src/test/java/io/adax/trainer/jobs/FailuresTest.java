package io.adax.trainer.jobs;

import java.util.Map;
import java.util.Optional;

import io.adax.trainer.engine.EngineException;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.FailureJson;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.SgdOptimizer;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.training.TrainingResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class FailuresTest {

	@Test
	void tellsTheLearningRateThatWasTooMuch() {
		TrainingResult diverged = new TrainingResult(Outcome.DIVERGED, 2, 17, Map.of(), null, null, null, null,
				"The loss became NaN at iteration 17 (epoch 2).");
		OptimizerSpec sgd = new SgdOptimizer(100.0, null, null, null);
		assertThat(Failures.diverged(diverged, sgd))
			.isEqualTo(new Failure(Failure.Kind.NUMERIC, "The loss became NaN at iteration 17 (epoch 2).",
					"Lower optimizer.learningRate (now 100.0), clip gradients (training.gradientClipping), or look for "
							+ "extreme values in the data; normalization standardize helps.",
					new Failure.Evidence(17, null, null, null)));
	}

	@ParameterizedTest
	@CsvSource({ "INVALID, USER", "DATA, DATA", "CAPACITY, CAPACITY", "INTERNAL, INFRASTRUCTURE",
			"CRASHED, INFRASTRUCTURE", "KILLED, INFRASTRUCTURE", "TIMEOUT, INFRASTRUCTURE",
			"UNAVAILABLE, INFRASTRUCTURE" })
	void tellsWhoIsToBlame(EngineException.Kind kind, Failure.Kind blamed) {
		assertThat(Failures.of(exception(kind), 17).kind()).isEqualTo(blamed);
	}

	@ParameterizedTest
	@CsvSource({ "DATA, Mend the table", "CAPACITY, raise the limit that is named", "CRASHED, trainer.home/logs" })
	void tellsWhatToDo(EngineException.Kind kind, String hint) {
		assertThat(Failures.of(exception(kind), 17).hint()).contains(hint);
	}

	@Test
	void endsWhatHappenedWithAStopSoThatMoreCanBeSaid() {
		EngineException exception = exception(EngineException.Kind.CRASHED);
		given(exception.getMessage()).willReturn("The engine process is gone");
		assertThat(Failures.of(exception, 17).message()).isEqualTo("The engine process is gone.");
	}

	@Test
	void tellsWhatHappened() {
		assertThat(Failures.of(exception(EngineException.Kind.CRASHED), 17).message()).isEqualTo("It is gone.");
	}

	@Test
	void showsWhatItWasConcludedFrom() {
		EngineException exception = exception(EngineException.Kind.CRASHED);
		given(exception.exitCode()).willReturn(Optional.of(137));
		given(exception.signal()).willReturn(Optional.of("SIGKILL"));
		given(exception.details()).willReturn(Optional.of("line\n".repeat(100) + "the last words\n"));
		Failure.Evidence evidence = Failures.of(exception, 17).evidence();
		assertThat(evidence.iteration()).isEqualTo(17);
		assertThat(evidence.exitCode()).isEqualTo(137);
		assertThat(evidence.signal()).isEqualTo("SIGKILL");
		assertThat(evidence.log()).hasLineCount(12).endsWith("the last words");
	}

	@ParameterizedTest
	@CsvSource({ "INVALID", "DATA" })
	void showsNoCodeToWhoeverAskedForTheImpossible(EngineException.Kind kind) {
		EngineException exception = exception(kind);
		given(exception.details()).willReturn(Optional.of("TableException: bad\n\tat A.b(A.java:1)\n"));
		assertThat(Failures.of(exception, 17).evidence().log()).isNull();
	}

	@Test
	void showsTheBeginOfAStackTrace() {
		EngineException exception = exception(EngineException.Kind.INTERNAL);
		given(exception.details()).willReturn(Optional
			.of("IllegalStateException: broken\n\tat A.b(A.java:1)\n" + "\tat C.d(C.java:2)\n".repeat(100)));
		assertThat(Failures.of(exception, 17).evidence().log()).startsWith("IllegalStateException: broken");
	}

	@Test
	void fitsIntoItsColumnInAnyCase() {
		EngineException exception = exception(EngineException.Kind.CRASHED);
		given(exception.getMessage()).willReturn("\"".repeat(100_000));
		given(exception.details()).willReturn(Optional.of("\u0001\"".repeat(100_000)));
		assertThat(new FailureJson().convertToDatabaseColumn(Failures.of(exception, 17))).hasSizeLessThan(10_000);
		RuntimeException unexpected = new IllegalStateException("\u0001\"".repeat(100_000));
		assertThat(new FailureJson().convertToDatabaseColumn(Failures.unexpected(unexpected, 17)))
			.hasSizeLessThan(10_000);
	}

	private static EngineException exception(EngineException.Kind kind) {
		EngineException exception = mock();
		given(exception.kind()).willReturn(kind);
		given(exception.getMessage()).willReturn("It is gone.");
		return exception;
	}

}
