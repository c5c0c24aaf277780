package io.adax.trainer.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.adax.trainer.engine.EngineStatus.Purpose;
import io.adax.trainer.engine.ResidentMemory.Reading;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.training.TrainingResult.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

class TrainingSlotsTest {

	private static final TrainingEvent MEMORY = new TrainingEvent.MemoryMeasured(200, 200);

	private final Fleet fleet = mock();

	private final EngineProcess engine = mock();

	private final EngineOutput output = mock();

	private final EngineProperties properties = mock();

	private final TrainingSlots slots = new TrainingSlots(this.fleet, this.properties, 1);

	private final List<TrainingEvent> events = new ArrayList<>();

	@BeforeEach
	void start() {
		given(this.fleet.open(eq(Purpose.TRAINING), any())).willReturn(this.engine);
		given(this.fleet.isFit(this.engine)).willReturn(true);
		given(this.engine.isUsable()).willReturn(true);
		given(this.engine.output()).willReturn(this.output);
		given(this.engine.memory()).willReturn(new ResidentMemory(() -> Optional.of(new Reading(200, 300))));
		given(this.engine.train(any(), any(), any(), any())).willReturn(ScriptedEngine.result(Outcome.COMPLETED));
	}

	@Test
	void keepsResultAndEngineWhenItsOutputCannotBeRead() {
		willThrow(new UncheckedIOException(new IOException("disk"))).given(this.output).end();
		assertThat(train().outcome()).isEqualTo(Outcome.COMPLETED);
		assertThat(train().outcome()).isEqualTo(Outcome.COMPLETED);
		then(this.fleet).should(times(1)).open(any(), any());
	}

	@Test
	void keepsTheEngineWhoseOutputCannotBeBegun() {
		willThrow(new UncheckedIOException(new IOException("disk"))).willDoNothing().given(this.output).begin(any());
		assertThat(catchThrowable(this::train)).isInstanceOf(UncheckedIOException.class);
		assertThat(train().outcome()).isEqualTo(Outcome.COMPLETED);
		then(this.fleet).should(times(1)).open(any(), any());
	}

	@Test
	void tellsTheMemoryOfATrainingAfterAllElse() {
		givenATraining((events) -> events.accept(new TrainingEvent.Warned("last")));
		train();
		assertThat(this.events).containsExactly(new TrainingEvent.Warned("last"), MEMORY);
	}

	/** That it had too much may be why. */
	@Test
	void tellsTheMemoryOfATrainingThatFailed() {
		givenATraining((events) -> {
			throw new EngineException(EngineException.Kind.CAPACITY, "too much");
		});
		assertThat(catchThrowable(this::train)).hasMessage("too much");
		assertThat(this.events).containsExactly(MEMORY);
	}

	@Test
	void tellsNothingToThoseWhoFailedToListen() {
		givenATraining((events) -> {
			throw new IllegalStateException("superseded");
		});
		assertThat(catchThrowable(this::train)).hasMessage("superseded");
		assertThat(this.events).isEmpty();
	}

	private void givenATraining(Consumer<Consumer<TrainingEvent>> script) {
		given(this.engine.train(any(), any(), any(), any())).willAnswer((call) -> {
			script.accept(call.getArgument(1));
			return ScriptedEngine.result(Outcome.COMPLETED);
		});
	}

	private TrainingResult train() {
		return this.slots.train(mock(Message.Train.class), this.events::add, new StopSignal(), (lines) -> {
		});
	}

}
