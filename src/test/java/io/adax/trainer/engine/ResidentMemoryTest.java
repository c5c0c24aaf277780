package io.adax.trainer.engine;

import java.util.Optional;

import io.adax.trainer.engine.ResidentMemory.Reading;
import io.adax.trainer.training.TrainingEvent.MemoryMeasured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class ResidentMemoryTest {

	private @Nullable Reading process;

	private final ResidentMemory memory = new ResidentMemory(() -> Optional.ofNullable(this.process));

	@Test
	void isTheMostThatAnybodySawDuringTheRun() {
		begin(new Reading(200, 900));
		look(new Reading(500, 900));
		look(new Reading(300, 900));
		assertThat(this.memory.ofRun()).contains(new MemoryMeasured(200, 500));
	}

	/** A tiny run is over before anybody looks. */
	@Test
	void isWhatTheSystemKeptWhereThatRoseDuringTheRun() {
		begin(new Reading(200, 400));
		look(new Reading(300, 700));
		assertThat(this.memory.ofRun()).contains(new MemoryMeasured(200, 700));
	}

	@Test
	void isNotThatOfARunBefore() {
		begin(new Reading(200, 200));
		look(new Reading(800, 800));
		begin(new Reading(300, 800));
		assertThat(this.memory.ofRun()).contains(new MemoryMeasured(300, 300));
	}

	@Test
	void isAtLeastWhatItBeganWith() {
		begin(new Reading(200, 400));
		look(new Reading(100, 400));
		assertThat(this.memory.ofRun()).contains(new MemoryMeasured(200, 200));
	}

	/** It may be gone because of that. */
	@Test
	void remembersThatOfAProcessThatIsGone() {
		begin(new Reading(200, 200));
		look(new Reading(800, 800));
		this.process = null;
		assertThat(this.memory.ofRun()).contains(new MemoryMeasured(200, 800));
		assertThat(this.memory.look()).isEmpty();
	}

	@Test
	void isNotKnownWhereTheSystemDoesNotTell() {
		this.memory.begin();
		assertThat(this.memory.ofRun()).isEmpty();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void isReadOfAProcess() throws Exception {
		Process process = new ProcessBuilder("sleep", "60").start();
		try {
			Reading reading = new Child(process, null).memory().orElseThrow();
			assertThat(reading.now()).isBetween(1L << 12, 1L << 30);
			assertThat(reading.most()).isGreaterThanOrEqualTo(reading.now());
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		assertThat(new Child(process, null).memory()).isEmpty();
	}

	private void begin(Reading reading) {
		this.process = reading;
		this.memory.begin();
	}

	private void look(Reading reading) {
		this.process = reading;
		assertThat(this.memory.look()).contains(reading.now());
	}

}
