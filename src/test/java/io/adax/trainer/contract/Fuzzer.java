package io.adax.trainer.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.ConcurrentHashMap;

import io.adax.trainer.contract.FuzzRequest.Kind;
import io.adax.trainer.contract.RawConnection.Reply;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests by several connections at once, and notes what is wrong with the
 * answers.
 */
final class Fuzzer {

	private static final int CONNECTIONS = 4;

	private static final int PATIENCE = 20_000;

	/** A stream that lives as long as its job is left after that. */
	private static final int STREAM = 150;

	private static final JsonMapper JSON = new JsonMapper();

	private final Contract contract;

	private final int port;

	private final FuzzIds ids;

	private final FuzzCallers callers;

	private final AnswerCheck check;

	private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();

	private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();

	private final AtomicLong left = new AtomicLong();

	Fuzzer(Contract contract, int port, FuzzIds ids, FuzzCallers callers) {
		this.contract = contract;
		this.port = port;
		this.ids = ids;
		this.callers = callers;
		this.check = new AnswerCheck(contract, ids);
	}

	/** Sends so many requests. */
	void send(long requests, long seed) throws Exception {
		this.left.set(requests);
		ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
		try {
			List<Future<?>> done = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				FuzzRequests made = new FuzzRequests(this.contract, new Random(seed + i), this.ids, this.callers);
				done.add(workers.submit(() -> {
					work(made);
					return null;
				}));
			}
			for (Future<?> one : done) {
				one.get();
			}
		}
		finally {
			workers.shutdownNow();
		}
	}

	private void work(FuzzRequests made) throws IOException {
		RawConnection connection = new RawConnection(this.port, PATIENCE);
		try {
			while (this.left.getAndDecrement() > 0) {
				FuzzRequest request = made.next();
				if (request.mayStream() || request.kind() == Kind.HOSTILE) {
					alone(request);
					continue;
				}
				if (!connection.isOpen()) {
					connection.close();
					connection = new RawConnection(this.port, PATIENCE);
				}
				judge(request, connection.send(request.bytes(), false, false));
			}
		}
		finally {
			connection.close();
		}
	}

	private void alone(FuzzRequest request) throws IOException {
		try (RawConnection own = new RawConnection(this.port, request.mayStream() ? STREAM : PATIENCE)) {
			judge(request, own.send(request.bytes(), isHead(request), request.kind() == Kind.HOSTILE));
		}
	}

	private static boolean isHead(FuzzRequest request) {
		return request.head().get(0).startsWith("HEAD ");
	}

	private void judge(FuzzRequest request, Reply reply) {
		this.statuses
			.computeIfAbsent(request.kind() + " of " + request.caller().name() + ": " + reply.status(),
					(key) -> new LongAdder())
			.increment();
		List<String> faults = this.check.faults(request, reply);
		if (!faults.isEmpty()) {
			String body = reply.text();
			this.findings.add(request.operation().id() + ": " + faults + "\n" + request + "\n-> " + reply.status() + " "
					+ reply.headers() + "\n" + body.substring(0, Math.min(body.length(), 2000)) + "\n");
		}
		else if (request.kind() != Kind.HOSTILE && !request.caller().seesAll() && reply.status() / 100 == 2
				&& !reply.cut() && reply.header("content-type").startsWith("application/json")) {
			this.ids.learn(request.operation(), JSON.readTree(reply.body()));
		}
	}

	/** Answers that are not as they should be, each with its request. */
	List<String> findings() {
		return List.copyOf(this.findings);
	}

	/** How many answers of each status, by the intention of the request. */
	Map<String, Long> statuses() {
		Map<String, Long> counts = new TreeMap<>();
		this.statuses.forEach((status, count) -> counts.put(status, count.sum()));
		return counts;
	}

}
