package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.Scheduler;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that no turn is lost: two transactions at the same moment do not see each
 * other, and a service may die after the one that should have given it.
 */
@Component
class TurnWatch {

	private static final Logger log = LoggerFactory.getLogger(TurnWatch.class);

	private static final Duration EVERY = Duration.ofSeconds(30);

	private static final Duration LAST_LOOK = Duration.ofSeconds(10);

	private final Turns turns;

	private final Scheduler scheduler;

	private final TransactionTemplate transaction;

	private final boolean atOnce;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "turns");
		thread.setDaemon(true);
		return thread;
	});

	TurnWatch(Turns turns, Scheduler scheduler, PlatformTransactionManager transactions,
			@Value("${db-scheduler.immediate-execution-enabled:true}") boolean atOnce) {
		this.turns = turns;
		this.scheduler = scheduler;
		this.atOnce = atOnce;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** A worker of this replica does not wait for its next look. */
	@TransactionalEventListener
	void onSettled(Turns.Settled settled) {
		if (settled.given()) {
			if (this.atOnce) {
				this.scheduler.triggerCheckForDueExecutions();
			}
		}
		else if (this.turns.isMissing(settled.line())) {
			settle(settled.line());
		}
	}

	private void look() {
		try {
			this.turns.waiting().stream().filter(this.turns::isMissing).forEach(this::settle);
		}
		catch (RuntimeException ex) {
			log.warn("Cannot see now whether a project's turn is missing: {}", ex.toString());
		}
	}

	private void settle(Line line) {
		this.transaction.executeWithoutResult((status) -> this.turns.settle(line));
	}

	/** Waits, since an interrupt would close the embedded database. */
	@PreDestroy
	void stop() throws InterruptedException {
		this.thread.shutdown();
		if (!this.thread.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
			log.warn("The service ends while the turns are still looked after");
		}
	}

}
