package io.adax.trainer.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one kind of entry in the queue; its instance is the job's id. */
@Configuration(proxyBeanMethods = false)
class TrainingTask {

	static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("train");

	/**
	 * A job that a dead worker held waits again at once; one that could not be begun,
	 * soon. One that this very worker holds is not dead: only its heartbeats could not be
	 * written, because the database was away; so it may be with those of others, until
	 * the database has been back for long enough.
	 */
	@Bean
	Task<Void> train(JobRunner runner, RunningJobs running, StoreWatch store) {
		return Tasks.custom(DESCRIPTOR).onDeadExecution((complete, operations) -> {
			if (store.isSteady() && !running.holds(complete.getExecution().getId())) {
				runner.giveUp(Ticket.of(complete.getExecution()), complete, operations);
			}
		})
			.onFailureReschedule(FixedDelay.ofSeconds(5))
			.execute((instance, context) -> runner.run(Ticket.of(context.getExecution())));
	}

}
