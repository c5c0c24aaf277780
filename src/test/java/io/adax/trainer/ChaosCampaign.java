package io.adax.trainer;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/**
 * Jobs in one service, whose processes are killed and stopped again and again, each time
 * after the job that is hit has come further. The faults, and how far a job may come
 * until the next one, are drawn from the seed.
 */
final class ChaosCampaign implements AutoCloseable {

	/**
	 * Jobs that get on are tried as often as it takes; a service that is killed twice
	 * before a checkpoint must not be taken for one that does not.
	 */
	/** With the compiler that engines have where nobody says otherwise. */
	private static final String[] OPTIONS = { "--trainer.engine.java-options=", "--trainer.slots=2",
			"--db-scheduler.heartbeat-interval=1s", "--trainer.jobs.max-attempts=100", "--trainer.jobs.back-off=10ms",
			"--trainer.jobs.max-back-off=10ms" };

	/** One more than are trained at a time. */
	private static final int IN_FLIGHT = 3;

	/** How long nothing may get on, on a machine with much else to do. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Duration LOOK = Duration.ofMillis(200);

	private final Path home;

	private final Random random;

	private final PrintStream log;

	private final Map<String, JobJson> kinds;

	private final Map<String, Trace> undisturbed = new LinkedHashMap<>();

	/** Kinds by the ids of jobs that are not over. */
	private final Map<String, String> inFlight = new LinkedHashMap<>();

	private final Map<ChaosFault, Integer> faults = new EnumMap<>(ChaosFault.class);

	private final List<String> findings = new ArrayList<>();

	private final Instant began = Instant.now();

	private ServiceProcess service;

	private int submitted;

	private int finished;

	private int kills;

	private long attempts;

	private long points;

	ChaosCampaign(Path home, Map<String, JobJson> kinds, long seed, PrintStream log) throws IOException {
		this.home = home;
		this.kinds = kinds;
		this.random = new Random(seed);
		this.log = log;
		this.service = start();
		tell("seed %d, kinds %s", seed, kinds.keySet());
	}

	private ServiceProcess start() throws IOException {
		return ServiceProcess.start(this.home, OPTIONS);
	}

	/**
	 * Kills until there were enough kills or it is time to end, and lets what runs then
	 * come to its end.
	 */
	void run(int enough, Duration limit) throws IOException, InterruptedException {
		trainUndisturbed(limit);
		Instant end = Instant.now().plus(limit);
		while (this.kills < enough && Instant.now().isBefore(end)) {
			while (this.inFlight.size() < IN_FLIGHT) {
				submitNext();
			}
			commit(ChaosFault.draw(this.random), 10 + this.random.nextInt(200));
			harvest();
		}
		await().atMost(PATIENCE).pollInterval(LOOK).until(() -> {
			harvest();
			return this.inFlight.isEmpty();
		});
	}

	private void trainUndisturbed(Duration limit) {
		Map<String, String> ids = new LinkedHashMap<>();
		this.kinds.forEach((kind, job) -> ids.put(kind, client().submit(job)));
		ids.forEach((kind, id) -> {
			await().atMost(limit).pollInterval(LOOK).until(() -> isOver(id));
			this.undisturbed.put(kind, Trace.of(client(), id));
			tell("undisturbed: %s, %d points", kind, this.undisturbed.get(kind).points());
		});
	}

	private boolean isOver(String id) {
		String status = client().status(id);
		return !status.equals("QUEUED") && !status.equals("RUNNING");
	}

	private void submitNext() {
		List<String> names = List.copyOf(this.kinds.keySet());
		String kind = names.get(this.submitted % names.size());
		String id = client().submit(this.kinds.get(kind));
		this.inFlight.put(id, kind);
		this.submitted++;
		tell("job %s: %s", id, kind);
	}

	/** Waits until a job has come so far in its attempt, and does it. */
	private void commit(ChaosFault fault, int progress) throws IOException, InterruptedException {
		Optional<JsonNode> victim = await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(15))
			.until(() -> advanced(progress), (found) -> found.isPresent() || isIdle());
		if (victim.isEmpty()) {
			return;
		}
		String id = victim.get().get("id").stringValue();
		Optional<ProcessHandle> engine = client().findEngineOf(id);
		if (engine.isEmpty()) {
			return;
		}
		tell("%s at iteration %s of %s", fault, victim.get().get("iteration"), id);
		switch (fault) {
			case KILL_ENGINE -> engine.get().destroyForcibly();
			case KILL_SERVICE -> this.service.kill();
			case KILL_BOTH -> killBoth(engine.get());
			case STOP_ENGINE -> stop(engine.get(), 100 + this.random.nextInt(2000));
			case STOP_SERVICE -> stop(this.service.handle(), 100 + this.random.nextInt(7000));
			case RESTART -> this.service.terminate();
		}
		this.kills += fault.kills();
		this.faults.merge(fault, 1, Integer::sum);
		if (!this.service.handle().isAlive()) {
			this.service = start();
		}
	}

	private void killBoth(ProcessHandle engine) throws InterruptedException {
		if (this.random.nextBoolean()) {
			engine.destroyForcibly();
			this.service.kill();
		}
		else {
			this.service.kill();
			engine.destroyForcibly();
		}
	}

	private void stop(ProcessHandle process, int millis) throws IOException, InterruptedException {
		signal("STOP", process);
		tell("process %d stands still for %d ms", process.pid(), millis);
		await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
		signal("CONT", process);
	}

	/** A process may come to its own end before it gets a signal. */
	private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
		try {
			ServiceProcess.signal(name, process);
		}
		catch (IllegalStateException ex) {
			if (process.isAlive()) {
				throw ex;
			}
		}
	}

	/** A job that has come so far since it went on the last time. */
	private Optional<JsonNode> advanced(int progress) {
		return this.inFlight.keySet().stream().map((id) -> client().job(id)).filter((job) -> {
			List<JsonNode> runs = isRunning(job) ? client().runs(job.get("id").stringValue()) : List.of();
			return !runs.isEmpty() && runs.get(runs.size() - 1).has("resumedFrom") && job.get("iteration")
				.asLong() >= runs.get(runs.size() - 1).get("resumedFrom").asLong() + progress;
		}).findFirst();
	}

	private static boolean isRunning(JsonNode job) {
		return job.get("status").stringValue().equals("RUNNING");
	}

	/** Whether all jobs are over, before one came far enough. */
	private boolean isIdle() {
		return this.inFlight.keySet().stream().allMatch(this::isOver);
	}

	/** Compares what is over with the undisturbed run. */
	private void harvest() {
		for (Iterator<Map.Entry<String, String>> jobs = this.inFlight.entrySet().iterator(); jobs.hasNext();) {
			Map.Entry<String, String> entry = jobs.next();
			JsonNode job = client().job(entry.getKey());
			switch (job.get("status").stringValue()) {
				case "QUEUED", "RUNNING" -> {
					// goes on
				}
				case "SUCCEEDED" -> {
					compare(entry.getKey(), entry.getValue());
					jobs.remove();
				}
				default -> {
					find("lost: job %s (%s): %s", entry.getKey(), entry.getValue(), job);
					jobs.remove();
				}
			}
		}
	}

	private void compare(String id, String kind) {
		Trace trace = Trace.of(client(), id);
		int runs = client().runs(id).size();
		this.finished++;
		this.attempts += runs;
		this.points += trace.points();
		tell("job %s is over after %d attempts", id, runs);
		trace.differences(this.undisturbed.get(kind))
			.forEach((difference) -> find("differs: job %s (%s): %s", id, kind, difference));
		List<Long> numbers = client().events(id).stream().map(Trainer.Event::id).toList();
		if (numbers.get(numbers.size() - 1) != numbers.size() && numbers.size() < 5000) {
			find("events of job %s are not numbered without gaps", id);
		}
	}

	private void find(String text, Object... arguments) {
		this.findings.add(text.formatted(arguments));
		tell(text, arguments);
	}

	private void tell(String text, Object... arguments) {
		this.log.printf("%7.1f s  %s%n", Duration.between(this.began, Instant.now()).toMillis() / 1000.0,
				text.formatted(arguments));
	}

	private Trainer client() {
		return this.service.client();
	}

	int kills() {
		return this.kills;
	}

	int finished() {
		return this.finished;
	}

	/** What was lost or differs. */
	List<String> findings() {
		return this.findings;
	}

	/** One line. */
	String summary() {
		return "%d kills in %s; %d jobs submitted, %d over after %d attempts, %d points compared; %d findings; %d s"
			.formatted(this.kills, this.faults, this.submitted, this.finished, this.attempts, this.points,
					this.findings.size(), Duration.between(this.began, Instant.now()).toSeconds());
	}

	@Override
	public void close() {
		tell("%s", summary());
		try {
			this.service.close();
		}
		catch (InterruptedException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

}
