package io.adax.trainer.jobs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SetbacksTest {

	private final Setbacks setbacks = new Setbacks();

	@Test
	void countsFailuresInARow() {
		this.setbacks.add();
		assertThat(this.setbacks.add()).isEqualTo(2);
	}

	@Test
	void beginsAnewWhenTheJobGetsOn() {
		this.setbacks.saved(100);
		this.setbacks.add();
		this.setbacks.add();
		this.setbacks.saved(200);
		assertThat(this.setbacks.add()).isEqualTo(1);
	}

	@Test
	void countsOnWhenTheJobOnlyComesAsFarAsBefore() {
		this.setbacks.saved(200);
		this.setbacks.add();
		this.setbacks.saved(100);
		this.setbacks.saved(200);
		assertThat(this.setbacks.add()).isEqualTo(2);
	}

	@Test
	void countsNewCheckpointsOfAnAttemptThatBeginsAnew() {
		this.setbacks.saved(100_000);
		this.setbacks.goesOnFrom(0);
		this.setbacks.add();
		this.setbacks.saved(500);
		assertThat(this.setbacks.add()).isEqualTo(1);
	}

}
