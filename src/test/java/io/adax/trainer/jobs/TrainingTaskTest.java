package io.adax.trainer.jobs;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class TrainingTaskTest {

	private final RunningJobs running = mock();

	private final StoreWatch store = mock();

	private final ExecutionOperations<Void> operations = mock();

	private final ExecutionComplete missed = mock();

	private final JobRunner runner = mock();

	private final Task<Void> task = new TrainingTask().train(this.runner, this.running, this.store);

	@BeforeEach
	void miss() {
		given(this.missed.getExecution())
			.willReturn(new Execution(Instant.EPOCH, new TaskInstance<Void>("train", "job")));
		given(this.store.isSteady()).willReturn(true);
	}

	@Test
	void takesUpTheJobOfADeadWorker() {
		this.task.getDeadExecutionHandler().deadExecution(this.missed, this.operations);
		then(this.runner).should().giveUp(Ticket.of(this.missed.getExecution()), this.missed, this.operations);
	}

	@Test
	void leavesAJobAloneThatItHasInHandItself() {
		given(this.running.holds("job")).willReturn(true);
		this.task.getDeadExecutionHandler().deadExecution(this.missed, this.operations);
		then(this.runner).shouldHaveNoInteractions();
	}

	/** The other worker could not say that it lives. */
	@Test
	void leavesAJobAloneWhoseHeartbeatsWereMissedInAnOutage() {
		given(this.store.isSteady()).willReturn(false);
		this.task.getDeadExecutionHandler().deadExecution(this.missed, this.operations);
		then(this.runner).shouldHaveNoInteractions();
	}

}
