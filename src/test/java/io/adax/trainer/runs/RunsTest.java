package io.adax.trainer.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

class RunsTest {

	private final JobEventRepository events = mock();

	private final RunLogs logs = mock();

	private final Runs runs = new Runs(mock(), mock(), this.events, this.logs, mock(), mock(), mock(), mock(), mock(),
			Clock.systemUTC(), mock());

	@BeforeEach
	void begin() {
		TransactionSynchronizationManager.initSynchronization();
	}

	@AfterEach
	void end() {
		TransactionSynchronizationManager.clear();
	}

	/** After an outage there are thousands, and each look writes what came before it. */
	@Test
	void numbersManyEventsAfterOneLook() {
		JobEvent last = new JobEvent(new JobEventKey("job", 7), NewEvent.warning(1, "before"), Instant.EPOCH);
		given(this.events.findLast("job")).willReturn(Optional.of(last));
		this.runs.append("default", "job", List.of(NewEvent.epoch(1, 1, 8, Map.of()),
				NewEvent.epoch(1, 2, 16, Map.of()), NewEvent.checkpoint(1, 2, 16, "file")));
		ArgumentCaptor<JobEvent> kept = ArgumentCaptor.captor();
		then(this.events).should(times(3)).save(kept.capture());
		assertThat(kept.getAllValues()).extracting((event) -> event.view().id()).containsExactly(8L, 9L, 10L);
		then(this.events).should(times(1)).findLast(any());
	}

	@Test
	void writesTheirLinesIntoTheLogAtOnce() {
		this.runs.append("default", "job",
				List.of(NewEvent.epoch(1, 1, 8, Map.of()), NewEvent.epoch(1, 2, 16, Map.of())));
		TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
		then(this.logs).should()
			.append("job", 1, LogSource.SERVICE, List.of("epoch epoch 1 iteration 8", "epoch epoch 2 iteration 16"));
	}

	@Test
	void keepsWhenAnEventHappened() {
		this.runs.append("default", "job", NewEvent.warning(1, "slow").at(Instant.EPOCH));
		ArgumentCaptor<JobEvent> kept = ArgumentCaptor.captor();
		then(this.events).should().save(kept.capture());
		assertThat(kept.getValue().view().time()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void needsNoLookForTheFirstEventOfAJob() {
		this.runs.begin("default", "job", NewEvent.state(0, "QUEUED", null));
		ArgumentCaptor<JobEvent> kept = ArgumentCaptor.captor();
		then(this.events).should().save(kept.capture());
		assertThat(kept.getValue().view().id()).isEqualTo(1);
		then(this.events).shouldHaveNoMoreInteractions();
	}

	@Test
	void looksForNothingWhenThereAreNone() {
		this.runs.append("default", "job", List.of());
		then(this.events).shouldHaveNoInteractions();
	}

}
