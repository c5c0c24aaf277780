package io.adax.trainer.engine;

import java.nio.file.NoSuchFileException;

import io.adax.trainer.data.TableException;
import io.adax.trainer.data.TableFault;
import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.training.InvalidSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureTest {

	@Test
	void blamesTheRequestForASpecThatCannotBeMade() {
		assertThat(Failure.of(new InvalidSpec("No such network"))).returns(Kind.INVALID, Message.Failed::kind)
			.returns("No such network", Message.Failed::text);
	}

	/** Another upload would not help. */
	@Test
	void blamesTheRequestForASplitThatLeavesAPartEmpty() {
		TableException split = new TableException(TableFault.of(TableFault.Kind.REQUEST, "The test part is empty."));
		assertThat(Failure.of(split).kind()).isEqualTo(Kind.INVALID);
		assertThat(Failure.of(new TableException("Line 2 is no row.")).kind()).isEqualTo(Kind.DATA);
	}

	/** Another attempt, in a fresh engine, may succeed. */
	@Test
	void blamesTheEngineForAnyOtherIllegalArgument() {
		assertThat(Failure.of(new NumberFormatException("For input string: \"x\""))).returns(Kind.INTERNAL,
				Message.Failed::kind);
	}

	@Test
	void namesTheMemoryLimitForWhatJavaCppRefuses() {
		assertThat(Failure.of(new OutOfMemoryError("Physical memory usage is too high: physicalBytes (4G)")))
			.returns(Kind.CAPACITY, Message.Failed::kind)
			.returns("It needs more memory than an engine may have: trainer.engine.memory", Message.Failed::text);
	}

	@Test
	void namesTheHeapLimitForAFullHeap() {
		assertThat(Failure.of(new IllegalStateException(new OutOfMemoryError("Java heap space"))).text())
			.endsWith("than an engine may have: trainer.engine.heap");
	}

	@Test
	void findsARefusedNativeAllocationBelowOtherExceptions() {
		RuntimeException refused = new RuntimeException("Allocation failed: [std::bad_alloc]");
		assertThat(Failure.of(new IllegalArgumentException(refused)).kind()).isEqualTo(Kind.CAPACITY);
	}

	@Test
	void saysThatAFileWasTheTrouble() {
		assertThat(Failure.of(new NoSuchFileException("/runs/7/model.zip")))
			.returns(Kind.INTERNAL, Message.Failed::kind)
			.returns("The engine could not read or write a file: NoSuchFileException: /runs/7/model.zip",
					Message.Failed::text);
	}

	@Test
	void keepsTheStackTraceOfTheUnexpected() {
		Message.Failed failed = Failure.of(new IllegalStateException("Nobody expected this"));
		assertThat(failed.text())
			.isEqualTo("The engine failed unexpectedly: IllegalStateException: Nobody expected this");
		assertThat(failed.stackTrace()).contains("FailureTest");
	}

}
