package io.adax.trainer.commandline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A service that gives the answers it was told, and remembers what it was asked. */
final class CannedService implements AutoCloseable {

	private final HttpServer server;

	private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	CannedService() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.setExecutor(Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "canned");
			thread.setDaemon(true);
			return thread;
		}));
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** The next answer to a request; the last one told is given again and again. */
	CannedService on(String methodAndPath, int status, String body) {
		return on(methodAndPath, new Answer(status, "application/json", body));
	}

	CannedService on(String methodAndPath, Answer answer) {
		this.answers.computeIfAbsent(methodAndPath, (key) -> new ArrayDeque<>()).add(answer);
		return this;
	}

	List<Request> requests() {
		return List.copyOf(this.requests);
	}

	Request last() {
		return this.requests.get(this.requests.size() - 1);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
		this.requests.add(new Request(line, String.valueOf(exchange.getRequestURI().getRawQuery()),
				exchange.getRequestHeaders(), body));
		Answer answer = next(line);
		byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", answer.type());
		if (answer.cut()) {
			// in chunks: of a fixed length the client does not notice what is missing
			exchange.sendResponseHeaders(answer.status(), 0);
			exchange.getResponseBody().write(bytes);
			exchange.getResponseBody().flush();
			throw new IOException("the connection is cut");
		}
		exchange.sendResponseHeaders(answer.status(), (bytes.length == 0) ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private synchronized Answer next(String line) {
		Deque<Answer> told = this.answers.getOrDefault(line, new ArrayDeque<>());
		if (told.isEmpty()) {
			return new Answer(404, "application/problem+json",
					"{\"title\": \"Not found\", \"detail\": \"" + line + "\"}");
		}
		return (told.size() > 1) ? told.remove() : told.element();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * An answer.
	 *
	 * @param cut whether the connection breaks before its end
	 */
	record Answer(int status, String type, String body, boolean cut) {

		Answer(int status, String type, String body) {
			this(status, type, body, false);
		}

	}

	record Request(String line, String query, Headers headers, String body) {
	}

}
