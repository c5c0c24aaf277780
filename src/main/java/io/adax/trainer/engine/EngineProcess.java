package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.engine.EngineStatus.Purpose;
import io.adax.trainer.engine.EngineStatus.State;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/** One engine: a child process and the link to it. It does one thing at a time. */
final class EngineProcess {

	/** How long a process that has nothing left to do may take to end. */
	private static final Duration LAST_BREATH = Duration.ofSeconds(2);

	/** How soon a stop is noticed. */
	private static final Duration BEAT = Duration.ofMillis(50);

	/** What leaves no traces in an engine. */
	static final Set<Kind> HARMLESS = EnumSet.of(Kind.INVALID, Kind.DATA);

	private final int id;

	private final Purpose purpose;

	private final Child child;

	private final ResidentMemory memory;

	private final EngineOutput output;

	private final Instant started;

	private final CompletableFuture<EngineLink> link;

	private volatile State state = State.STARTING;

	private final AtomicInteger runs = new AtomicInteger();

	private volatile @Nullable String current;

	/** What left it in a state that nobody can use. */
	private volatile @Nullable Kind failure;

	/** What it was killed for, if it took more memory than it may. */
	private volatile @Nullable String excess;

	EngineProcess(int id, Purpose purpose, Child child, Instant started, CompletableFuture<Connection> connection) {
		this.id = id;
		this.purpose = purpose;
		this.child = child;
		this.memory = new ResidentMemory(child::memory);
		this.output = new EngineOutput(child.log());
		this.started = started;
		this.link = connection.thenApply(EngineLink::over);
		child.process()
			.onExit()
			.thenRun(() -> connection.completeExceptionally(new IOException("The process has ended")));
	}

	int id() {
		return this.id;
	}

	int runs() {
		return this.runs.get();
	}

	EngineOutput output() {
		return this.output;
	}

	ResidentMemory memory() {
		return this.memory;
	}

	/** Waits until the engine can work, and tells what its results depend on. */
	NumericEnvironment awaitReady(Duration timeout) {
		EngineException late = new EngineException(Kind.TIMEOUT,
				"it was not ready within %s".formatted(inWords(timeout)));
		try {
			Message.Ready ready = as(Message.Ready.class, within(timeout, late, () -> connected().take()));
			this.state = State.IDLE;
			return ready.environment();
		}
		catch (EngineException ex) {
			throw new EngineException(Kind.UNAVAILABLE, "No engine could be started: " + ex.getMessage(),
					ex.details().orElseGet(this.child::logTail));
		}
	}

	TrainingResult train(Message.Train request, Consumer<TrainingEvent> events, StopSignal stop, Patience patience) {
		return working(Path.of(request.directory()).getParent(), () -> {
			send(request);
			Optional<Message> result = listen(events, stop::isStopped);
			if (result.isEmpty()) {
				send(new Message.Cancel());
				result = listen(events, () -> patience.isOver(stop));
			}
			return as(Message.Trained.class, result.orElseThrow(() -> deaf(patience.of(stop)))).result();
		});
	}

	private EngineException deaf(Duration patience) {
		this.child.kill();
		return new EngineException(Kind.KILLED,
				"The engine did not stop within %s and was killed".formatted(inWords(patience)));
	}

	/**
	 * Asks for anything but a training; an engine that is late with its answer is killed.
	 */
	<A extends Message> A ask(Message.Request request, Class<A> answer, Duration timeout) {
		EngineException late = new EngineException(Kind.TIMEOUT,
				"The engine did not answer within %s and was killed".formatted(inWords(timeout)));
		return working(null, () -> within(timeout, late, () -> {
			send(request);
			return as(answer, connected().take());
		}));
	}

	private Optional<Message> listen(Consumer<TrainingEvent> events, BooleanSupplier enough)
			throws IOException, InterruptedException {
		while (!enough.getAsBoolean()) {
			Optional<Message> message = connected().poll(BEAT);
			if (message.orElse(null) instanceof Message.Happened happened) {
				events.accept(happened.event());
			}
			else if (message.isPresent()) {
				return message;
			}
		}
		return Optional.empty();
	}

	private void send(Message message) throws IOException, InterruptedException {
		try {
			connected().send(message);
		}
		catch (Frames.FrameTooLongException ex) {
			throw new EngineException(Kind.INVALID, "The request is too large: " + ex.getMessage(), ex);
		}
	}

	private EngineLink connected() throws IOException, InterruptedException {
		try {
			return this.link.get();
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
	}

	private static <A extends Message> A as(Class<A> type, Message message) {
		if (message instanceof Message.Failed failed) {
			throw new EngineException(failed.kind(), failed.text(), failed.stackTrace());
		}
		if (!type.isInstance(message)) {
			throw new EngineException(Kind.INTERNAL, "The engine gave an answer to another question");
		}
		return type.cast(message);
	}

	/**
	 * After a failure that may have left traces the engine stays busy, and is no longer
	 * usable.
	 */
	private <T> T working(@Nullable Path job, Step<T> step) {
		this.state = State.BUSY;
		this.current = (job != null) ? String.valueOf(job.getFileName()) : null;
		try {
			T outcome = attempt(step);
			this.state = State.IDLE;
			return outcome;
		}
		catch (EngineException ex) {
			if (HARMLESS.contains(ex.kind())) {
				this.state = State.IDLE;
			}
			else {
				this.failure = ex.kind();
			}
			throw ex;
		}
		finally {
			this.runs.incrementAndGet();
			this.current = null;
		}
	}

	/** The step is cut short by the end of the process, which closes the link. */
	private <T> T within(Duration limit, EngineException overdue, Step<T> step) {
		CompletableFuture<Void> watch = new CompletableFuture<Void>().orTimeout(limit.toMillis(),
				TimeUnit.MILLISECONDS);
		watch.exceptionally((timeout) -> {
			this.child.kill();
			return null;
		});
		try {
			return attempt(step);
		}
		catch (EngineException ex) {
			throw watch.isCompletedExceptionally() ? overdue : ex;
		}
		finally {
			watch.complete(null);
		}
	}

	private <T> T attempt(Step<T> step) {
		try {
			return step.take();
		}
		catch (IOException ex) {
			this.child.end(LAST_BREATH);
			String excess = this.excess;
			if (excess != null) {
				throw new EngineException(Kind.CAPACITY, excess, this.child.logTail());
			}
			throw EngineException.crashed(this.child);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new EngineException(Kind.KILLED, "The engine was given up because the service is stopping");
		}
	}

	/**
	 * Kills the process if it holds more than this. ND4J has a limit of its own, but does
	 * not look at it while it allocates inside workspaces.
	 */
	void enforce(DataSize memory) {
		if (this.memory.look().orElse(0L) > memory.toBytes()) {
			this.excess = "It needs more memory than an engine may have: trainer.engine.memory is %d MB"
				.formatted(memory.toMegabytes());
			this.child.kill();
		}
	}

	/** What ended its use; null while it is sound. */
	@Nullable Kind failure() {
		Kind known = this.failure;
		return (known != null || isAlive()) ? known : Kind.CRASHED;
	}

	boolean isAlive() {
		return this.child.process().isAlive();
	}

	/** Whether it can take a request. */
	boolean isUsable() {
		return this.state == State.IDLE && isAlive() && this.link.thenApply(EngineLink::isQuiet).getNow(false);
	}

	EngineStatus status() {
		return new EngineStatus(this.id, this.purpose, this.state, this.child.process().pid(), runs(),
				this.memory.look().orElse(null), this.started, this.current);
	}

	/** Tells the process to end. */
	void close() {
		this.link.thenAccept(EngineLink::close);
		if (this.state == State.STARTING) {
			this.child.kill();
		}
	}

	/** Waits for the end of the process, for a while. */
	void awaitEnd() {
		this.child.end(LAST_BREATH);
	}

	private static String inWords(Duration duration) {
		return "%s s".formatted(duration.toMillis() / 1000.0);
	}

	/** What may fail by the end of the process. */
	@FunctionalInterface
	private interface Step<T> {

		T take() throws IOException, InterruptedException;

	}

}
