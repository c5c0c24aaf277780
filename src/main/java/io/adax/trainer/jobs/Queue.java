package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.Rule;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what waits, for what, and since when. */
@Component
@Transactional(readOnly = true)
class Queue {

	private static final Pattern PLACE = Pattern.compile("([a-z0-9-]{1,63}):(\\d{1,9})");

	private final Standings standings;

	private final PoolLoads loads;

	private final QueueOutlook outlook;

	private final Turns turns;

	private final Quotas quotas;

	private final JobRepository jobs;

	private final Projects projects;

	private final Clock clock;

	Queue(Standings standings, PoolLoads loads, QueueOutlook outlook, Turns turns, Quotas quotas, JobRepository jobs,
			Projects projects, Clock clock) {
		this.projects = projects;
		this.standings = standings;
		this.loads = loads;
		this.outlook = outlook;
		this.turns = turns;
		this.quotas = quotas;
		this.jobs = jobs;
		this.clock = clock;
	}

	/**
	 * The queue.
	 * @param pool whose jobs are listed; null for all
	 */
	QueueView view(@Nullable String pool, PageQuery query) {
		Look look = new Look(this.clock.instant());
		Page<Standing> page = this.projects.areNumbersOnly() ? new Page<>(List.of(), null)
				: Page.of(this.standings.page(pool, after(query), query.fetch()), query,
						(job) -> job.line().pool() + ":" + job.position());
		List<Standing.Group> groups = this.standings.groups();
		return new QueueView(look.pools(pool)
			.stream()
			.map((load) -> look.pool(load,
					groups.stream().filter((group) -> group.line().pool().equals(load.pool())).toList()))
			.toList(), page.items().stream().map(look::job).toList(), page.nextCursor());
	}

	private static Standings.@Nullable Place after(PageQuery query) {
		String after = query.after();
		if (after == null) {
			return null;
		}
		Matcher place = PLACE.matcher(after);
		if (!place.matches()) {
			throw InvalidRequest.at("/cursor",
					Complaint.of(Rule.FORM, "is not a cursor of this list; take it from `nextCursor` as it is"));
		}
		return new Standings.Place(place.group(1), Long.parseLong(place.group(2)));
	}

	/** One look at the queue: what several jobs need to know is asked for once. */
	private final class Look {

		private final Instant now;

		private final Map<String, PoolLoad> pools = Queue.this.loads.now();

		private final Map<String, Long> running = Queue.this.loads.running();

		private final Map<String, List<Instant>> starts = new HashMap<>();

		private final Map<String, Optional<Instant>> full = new HashMap<>();

		private Look(Instant now) {
			this.now = now;
		}

		/** Whoever scales one must see that it has nothing to do, too. */
		private Collection<PoolLoad> pools(@Nullable String only) {
			return (only != null) ? List.of(load(only)) : this.pools.values();
		}

		private PoolLoad load(String pool) {
			return Objects.requireNonNullElseGet(this.pools.get(pool), () -> PoolLoad.none(pool));
		}

		private QueueView.Pool pool(PoolLoad load, List<Standing.Group> groups) {
			return new QueueView.Pool(load.pool(), load.workers(), load.slots(), load.running(),
					groups.stream().mapToLong(Standing.Group::depth).sum(), load.wanted(), oldest(groups),
					groups.stream()
						.collect(Collectors.groupingBy(Standing.Group::priority, LinkedHashMap::new,
								Collectors.toList()))
						.values()
						.stream()
						.map(this::priority)
						.toList());
		}

		/** Of one priority, by project. */
		private QueueView.Priority priority(List<Standing.Group> groups) {
			Standing.Group any = groups.get(0);
			OptionalLong first = groups.stream()
				.filter((group) -> group.row() <= left(group.line().project()))
				.mapToLong(Standing.Group::first)
				.min();
			return new QueueView.Priority(any.priority(), groups.stream().mapToLong(Standing.Group::depth).sum(),
					oldest(groups), first.isPresent() ? start(any.line().pool(), first.getAsLong()) : null);
		}

		private double oldest(List<Standing.Group> groups) {
			return groups.stream().mapToDouble((group) -> seconds(group.oldest())).max().orElse(0);
		}

		/** Jobs that a project may begin now. */
		private long left(String project) {
			Quotas quotas = Queue.this.quotas;
			return quotas.limitsRunning(project) ? quotas.left(project, this.running.getOrDefault(project, 0L))
					: Long.MAX_VALUE;
		}

		private double seconds(Instant since) {
			return Math.max(0, Duration.between(since, this.now).toMillis()) / 1000.0;
		}

		private QueueView.WaitingJob job(Standing job) {
			String pool = job.line().pool();
			List<Missing> missing = Missing.of(job, load(pool), full(job.line().project()), this.now);
			return new QueueView.WaitingJob(job.jobId(), job.name(), job.line().project(), pool, job.priority(),
					job.position(), job.ahead(), missing, job.since(), start(job, missing));
		}

		private @Nullable Instant full(String project) {
			return this.full.computeIfAbsent(project, (name) -> Queue.this.turns.mayBegin(name) ? Optional.empty()
					: Optional.of(Queue.this.jobs.findLastBegin(name).orElse(Instant.EPOCH)))
				.orElse(null);
		}

		/** As far as anybody can tell what its project or other ones will do. */
		private @Nullable Instant start(Standing job, List<Missing> missing) {
			Instant start = start(job.line().pool(), job.position());
			boolean unknown = job.row() > left(job.line().project()) || missing.stream()
				.anyMatch((thing) -> thing.what() == Missing.What.QUOTA
						|| thing.what() == Missing.What.SLOT && start != null && !start.isAfter(this.now));
			if (start == null || unknown) {
				return null;
			}
			return (job.notBefore() != null && job.notBefore().isAfter(start)) ? job.notBefore() : start;
		}

		private @Nullable Instant start(String pool, long position) {
			List<Instant> known = this.starts.computeIfAbsent(pool,
					(name) -> Queue.this.outlook.starts(name, QueueOutlook.MOST_AHEAD, this.now));
			return (position <= known.size()) ? known.get((int) position - 1) : null;
		}

	}

}
