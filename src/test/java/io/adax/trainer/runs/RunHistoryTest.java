package io.adax.trainer.runs;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class RunHistoryTest {

	private final JobEventRepository events = mock();

	private final RunHistory history = new RunHistory(this.events, mock());

	@Test
	void knowsAJobThatIsOver() {
		lastIs(NewEvent.state(1, "SUCCEEDED", null));
		assertThat(this.history.isOver("job")).isTrue();
	}

	@Test
	void knowsAJobThatGoesOn() {
		lastIs(NewEvent.state(1, "RUNNING", null));
		assertThat(this.history.isOver("job")).isFalse();
		assertThat(this.history.isGone("job")).isFalse();
	}

	/** Whoever follows it would wait for ever. */
	@Test
	void takesAJobForOverThatHasBeenDeleted() {
		given(this.events.findLast("job")).willReturn(Optional.empty());
		assertThat(this.history.isOver("job")).isTrue();
		assertThat(this.history.isGone("job")).isTrue();
	}

	private void lastIs(NewEvent event) {
		given(this.events.findLast("job"))
			.willReturn(Optional.of(new JobEvent(new JobEventKey("job", 7), event, Instant.EPOCH)));
	}

}
