package io.adax.trainer.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.access.Caller;
import io.adax.trainer.access.Projects;
import io.adax.trainer.web.Ids;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit log. Entries are written a moment later, many at a time, so that no answer
 * waits for them; while the database is away they wait in memory.
 */
@Component
class AuditLog {

	private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

	/** Above all identifiers. */
	private static final String FIRST = "~";

	private static final Duration EVERY = Duration.ofMillis(500);

	private static final Duration TIDY = Duration.ofHours(1);

	private static final int MOST = 100_000;

	private static final int BATCH = 1_000;

	/** Answers to those who may not, or not now. */
	static final Set<Integer> REFUSED = Set.of(HttpStatus.UNAUTHORIZED.value(), HttpStatus.FORBIDDEN.value(),
			HttpStatus.TOO_MANY_REQUESTS.value());

	/** Entries a minute of what is refused to one caller, for each status. */
	private static final int REFUSED_A_MINUTE = 20;

	private final TurnedAway turnedAway;

	private final BlockingQueue<AuditEntry> waiting = new LinkedBlockingQueue<>(MOST);

	private final AuditRepository repository;

	private final AuditProperties properties;

	private final Projects projects;

	private final TransactionTemplate transaction;

	private final Ids ids;

	private final Clock clock;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "audit");
		thread.setDaemon(true);
		return thread;
	});

	AuditLog(AuditRepository repository, AuditProperties properties, Projects projects, TransactionTemplate transaction,
			Ids ids, Clock clock) {
		this.repository = repository;
		this.properties = properties;
		this.projects = projects;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
		this.turnedAway = new TurnedAway(clock);
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(this::write, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
		this.thread.scheduleWithFixedDelay(this::forgetOld, 0, TIDY.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Notes an answer. */
	void add(@Nullable Caller caller, AuditEntry.Asked asked, int status) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		if (REFUSED.contains(status) && (this.waiting.size() > MOST / 2 || !isNews(caller, asked, status))) {
			// what others have changed needs the place
			return;
		}
		if (!this.waiting.offer(new AuditEntry(this.ids.next(), now, caller, asked, status))) {
			log.error("The audit log is full: {} {} from {}, answered {}, is not in it", asked.method(), asked.path(),
					asked.address(), status);
		}
	}

	private boolean isNews(@Nullable Caller caller, AuditEntry.Asked asked, int status) {
		return (caller != null) ? this.turnedAway.isNew(caller.id() + " " + status, REFUSED_A_MINUTE)
				: this.turnedAway.isNew(asked.address(), 1);
	}

	/** What was answered, the newest first, with all that this replica knows. */
	Page<AuditView> list(PageQuery page) {
		write();
		String project = this.projects.only().orElse(null);
		List<AuditEntry> found = this.repository.findBefore(Objects.requireNonNullElse(page.after(), FIRST), project,
				Limit.of(page.fetch()));
		return Page.of(found, page, AuditEntry::getId).map(AuditEntry::view);
	}

	/** One at a time, so that nothing is written twice. */
	private synchronized void write() {
		try {
			while (!this.waiting.isEmpty()) {
				List<AuditEntry> batch = new ArrayList<>(this.waiting.stream().limit(BATCH).toList());
				this.transaction.executeWithoutResult((status) -> this.repository.saveAll(batch));
				batch.forEach((entry) -> this.waiting.poll());
			}
		}
		catch (RuntimeException ex) {
			log.warn("{} entries of the audit log cannot be written now: {}", this.waiting.size(), ex.toString());
		}
	}

	private void forgetOld() {
		try {
			Instant before = this.clock.instant().minus(this.properties.retention());
			this.transaction.executeWithoutResult((status) -> this.repository.deleteBefore(before));
		}
		catch (RuntimeException ex) {
			log.warn("Old entries of the audit log cannot be removed now: {}", ex.toString());
		}
	}

	@PreDestroy
	void stop() {
		this.thread.shutdown();
		write();
	}

}
