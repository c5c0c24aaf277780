package io.adax.trainer.jobs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a submission takes, and how many tiny jobs a service brings to their end in a minute with four clients, each of which
 * waits for its job before it submits the next one: {@code java src/benchmark/java/io/adax/trainer/jobs/Submissions.java [URL [seconds]]}.
 */
class Submissions {

	private static final int CLIENTS = 4;

	private static final String JOB = """
			{"dataset": {"id": "iris", "split": {"validation": 0.2, "test": 0.0}}, "network": {"layers": [{"type": "dense", "units": 4}]},
			 "optimizer": {"type": "adax"}, "training": {"epochs": 1, "batchSize": 150}}""";

	private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

	private static final Pattern OVER = Pattern.compile("\"status\"\\s*:\\s*\"(SUCCEEDED|FAILED|CANCELLED)\"");

	private final HttpClient http = HttpClient.newHttpClient();

	private final String jobs;

	Submissions(String url) {
		this.jobs = url + "/api/v1/jobs";
	}

	public static void main(String[] arguments) throws Exception {
		Submissions submissions = new Submissions((arguments.length > 0) ? arguments[0] : "http://localhost:8080");
		long seconds = (arguments.length > 1) ? Long.parseLong(arguments[1]) : 30;
		submissions.run(5);
		List<Double> latencies = submissions.run(seconds);
		latencies.sort(null);
		System.out.printf("%d jobs in %d s: %.0f a minute; POST median %.1f ms, p99 %.1f ms%n", latencies.size(), seconds,
				latencies.size() * 60.0 / seconds, latencies.get(latencies.size() / 2), latencies.get(latencies.size() * 99 / 100));
	}

	/** Milliseconds of each submission whose job came to its end in time. */
	private List<Double> run(long seconds) throws Exception {
		long end = System.nanoTime() + seconds * 1_000_000_000;
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		List<Future<List<Double>>> all = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			all.add(clients.submit(() -> client(end)));
		}
		List<Double> latencies = new ArrayList<>();
		for (Future<List<Double>> one : all) {
			latencies.addAll(one.get());
		}
		clients.shutdown();
		return latencies;
	}

	private List<Double> client(long end) throws Exception {
		List<Double> latencies = new ArrayList<>();
		while (true) {
			long start = System.nanoTime();
			String job = send(HttpRequest.newBuilder(URI.create(this.jobs)).header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(JOB)));
			double took = (System.nanoTime() - start) / 1e6;
			Matcher id = ID.matcher(job);
			if (!id.find()) {
				throw new IllegalStateException(job);
			}
			while (!OVER.matcher(job).find()) {
				job = send(HttpRequest.newBuilder(URI.create(this.jobs + "/" + id.group(1) + "?wait=30s")));
			}
			if (System.nanoTime() > end) {
				return latencies;
			}
			latencies.add(took);
		}
	}

	private String send(HttpRequest.Builder request) throws Exception {
		return this.http.send(request.build(), BodyHandlers.ofString()).body();
	}

}
