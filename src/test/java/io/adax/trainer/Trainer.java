package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/** A client of a running service. */
public final class Trainer {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

	private static final String FORM = """
			--form\r
			Content-Disposition: form-data; name="file"; filename="table.csv"\r
			Content-Type: text/csv\r
			\r
			%s\r
			--form\r
			Content-Disposition: form-data; name="spec"\r
			Content-Type: application/json\r
			\r
			{"name": "%s"}\r
			--form--\r
			""";

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final IntSupplier port;

	private final String[] always;

	/** Of a service on this machine. */
	public Trainer(IntSupplier port, String... always) {
		this.port = port;
		this.always = always;
	}

	/** The same client with headers in each request. */
	public Trainer with(String... headers) {
		return new Trainer(this.port, headers);
	}

	/** The same client with a key or a token. */
	public Trainer with(Token token) {
		return with("Authorization", "Bearer " + token.text());
	}

	/** Where the service is, without a path. */
	public String address() {
		return "http://127.0.0.1:" + this.port.getAsInt();
	}

	public Answer get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	public Answer head(String path) {
		return send(request(path).method("HEAD", BodyPublishers.noBody()));
	}

	/** An answer that may take its time. */
	public CompletableFuture<Answer> getLater(String path, String... headers) {
		return this.client.sendAsync(request(path, headers).GET().build(), BodyHandlers.ofByteArray())
			.thenApply(Answer::of);
	}

	public Answer delete(String path) {
		return send(request(path).DELETE());
	}

	public Answer post(String path, Object body, String... headers) {
		return send(request(path, headers).header("Content-Type", "application/json").POST(text(body)));
	}

	public Answer post(String path) {
		return send(request(path).POST(BodyPublishers.noBody()));
	}

	/** Sends a request by any method; without a body if there is none. */
	public Answer send(String method, String path, String mediaType, String body) {
		HttpRequest.Builder request = request(path);
		return send((body != null) ? request.header("Content-Type", mediaType).method(method, text(body))
				: request.method(method, BodyPublishers.noBody()));
	}

	public Answer patch(String path, String body, String... headers) {
		return send(request(path, headers).header("Content-Type", "application/merge-patch+json")
			.method("PATCH", text(body)));
	}

	/** Posts a body of some other media type. */
	public Answer postAs(String mediaType, String path, String body) {
		return send(request(path).header("Content-Type", mediaType).POST(text(body)));
	}

	/** The form of an upload. */
	static String form(String csv, String name) {
		return FORM.formatted(csv, name);
	}

	/** Adds a table. Returns the dataset's id. */
	public String upload(String name, String csv) {
		return postAs("multipart/form-data; boundary=form", "/datasets", FORM.formatted(csv, name)).expect(201)
			.text("/id");
	}

	/** Queues a job. Returns its id. */
	public String submit(JobJson job) {
		return post("/jobs", job).expect(201).text("/id");
	}

	public JsonNode job(String id) {
		return get("/jobs/" + id).expect(200).json();
	}

	public String status(String id) {
		return job(id).get("status").stringValue();
	}

	/** Waits until the job is in that state; one that can no longer come is an error. */
	public JsonNode awaitStatus(String id, String status) {
		return awaitJob(id, (job) -> {
			String now = job.get("status").stringValue();
			if (FINAL.contains(now) && !now.equals(status)) {
				throw new IllegalStateException("The job shall become " + status + " and is " + job);
			}
			return now.equals(status);
		});
	}

	/** Waits until the job is as wanted. */
	public JsonNode awaitJob(String id, Predicate<JsonNode> wanted) {
		return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(30)).until(() -> job(id), wanted);
	}

	/** Waits until the job has an event of that type. */
	public void awaitEvent(String id, String type) {
		awaitEvent(id, (event) -> type.equals(event.text("type")));
	}

	/** Waits until the job has such an event. */
	public void awaitEvent(String id, Predicate<Event> wanted) {
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(30))
			.until(() -> events(id), (events) -> events.stream().anyMatch(wanted));
	}

	/** Waits until the job has succeeded. Returns its model. */
	public JsonNode awaitModel(String id) {
		awaitStatus(id, "SUCCEEDED");
		return get("/jobs/" + id + "/model").expect(200).json();
	}

	/** The bits that a training ends with. */
	public String train(JobJson job) {
		return awaitModel(submit(job)).get("parametersSha256").stringValue();
	}

	public void cancel(String id) {
		post("/jobs/" + id + "/cancel").expect(202);
	}

	/** Pauses a job and waits until it is. */
	public void pause(String id) {
		post("/jobs/" + id + "/pause").expect(202);
		awaitStatus(id, "PAUSED");
	}

	/** Waits until the clock shows another second. */
	public void awaitNextSecond() {
		long now = Instant.now().getEpochSecond();
		await().pollInterval(Duration.ofMillis(30)).until(() -> Instant.now().getEpochSecond() > now);
	}

	public void resume(String id) {
		post("/jobs/" + id + "/resume").expect(202);
	}

	/** Cancels whatever is not over, and waits until nothing runs. */
	public void cancelAll() {
		cancelAllBut("");
	}

	/** The same, with one job left alone. */
	public void cancelAllBut(String spared) {
		List<String> ids = items(get("/jobs?status=QUEUED&status=RUNNING&status=PAUSED&limit=200"))
			.map((job) -> job.get("id").stringValue())
			.filter((id) -> !id.equals(spared))
			.toList();
		ids.forEach((id) -> post("/jobs/" + id + "/cancel"));
		ids.forEach((id) -> awaitJob(id, (job) -> FINAL.contains(job.get("status").stringValue())));
	}

	public List<Event> events(String id) {
		return items(get("/jobs/" + id + "/events?limit=5000")).map(Event::new).toList();
	}

	public List<JsonNode> runs(String id) {
		return items(get("/jobs/" + id + "/runs")).toList();
	}

	/** The engine process that trains a job; waits until there is one. */
	public ProcessHandle engineOf(String id) {
		return await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(30))
			.until(() -> findEngineOf(id), Optional::isPresent)
			.orElseThrow();
	}

	/** Whether an engine process trains a job now. */
	public boolean isAtWork(ProcessHandle engine) {
		return StreamSupport.stream(get("/system").expect(200).json().get("engines").spliterator(), false)
			.anyMatch((status) -> status.get("pid").asLong() == engine.pid() && status.has("current"));
	}

	/** Kills the engine process that trains a job, if there is one. */
	public void killEngineOf(String id) {
		findEngineOf(id).ifPresent(ProcessHandle::destroyForcibly);
	}

	/** The engine process that trains a job, if there is one. */
	Optional<ProcessHandle> findEngineOf(String id) {
		return StreamSupport.stream(get("/system").expect(200).json().get("engines").spliterator(), false)
			.filter((engine) -> id.equals(engine.path("current").asString("")))
			.flatMap((engine) -> ProcessHandle.of(engine.get("pid").asLong()).stream())
			.findFirst();
	}

	/** The iterations at which a metric was measured, in order. */
	public List<Long> iterations(String id, String metric) {
		JsonNode series = get("/jobs/" + id + "/metrics?maxPoints=100000&name=" + metric).expect(200)
			.json()
			.at("/series/0/points");
		return StreamSupport.stream(series.spliterator(), false)
			.map((point) -> point.get("iteration").asLong())
			.toList();
	}

	/** Server-Sent Events as they come, until the service ends the stream. */
	public Stream<String> lines(String path, String... headers) {
		return lines(request(path, headers).header("Accept", "text/event-stream").GET().build());
	}

	/** The events of a job as a stream sends them. */
	public List<Event> streamed(String id) {
		return lines("/jobs/" + id + "/events").filter((line) -> line.startsWith("data:"))
			.map((line) -> new Event(JSON.readTree(line.substring(5))))
			.toList();
	}

	/** Lines of plain text as they come, until the service ends them. */
	public Stream<String> textLines(String path) {
		return lines(request(path).header("Accept", "text/plain").GET().build());
	}

	private Stream<String> lines(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofLines()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What a page holds. */
	public static Stream<JsonNode> items(Answer list) {
		return StreamSupport.stream(list.expect(200).json().get("items").spliterator(), false);
	}

	private static BodyPublisher text(Object body) {
		return BodyPublishers.ofString(body.toString());
	}

	private HttpRequest.Builder request(String path, String... headers) {
		URI uri = URI.create(address() + "/api/v1" + path);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(90));
		if (this.always.length > 0) {
			request.headers(this.always);
		}
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			return Answer.of(this.client.send(request.build(), BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What somebody shows at the door. */
	public record Token(String text) {
	}

	/** One event of a job's record. */
	public record Event(JsonNode json) {

		public long id() {
			return this.json.get("id").asLong();
		}

		public String text(String name) {
			return this.json.path(name).asString("");
		}

		/** Type and, where there is one, status. */
		public String story() {
			return (text("type") + " " + text("status")).strip();
		}

	}

}
