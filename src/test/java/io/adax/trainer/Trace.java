package io.adax.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * All that a training leaves and that depends on nothing but its job.
 *
 * @param bits the hashes of its model
 * @param curves each point of each series in order, as text; without times, and without
 * the values that measure time
 */
public record Trace(List<String> bits, Map<String, List<String>> curves) {

	private static final List<String> HASHES = List.of("parametersSha256", "optimizerStateSha256", "epoch",
			"iteration");

	/** Of a job that has succeeded. */
	public static Trace of(Trainer trainer, String id) {
		JsonNode model = trainer.awaitModel(id);
		Map<String, List<String>> curves = new TreeMap<>();
		JsonNode metrics = trainer.get("/jobs/" + id + "/metrics?maxPoints=100000").expect(200).json();
		metrics.get("series").forEach((series) -> {
			String name = series.get("name").stringValue();
			curves.put(name, points(series.get("points"), name.startsWith("throughput.")));
		});
		return new Trace(HASHES.stream().map((name) -> name + " " + model.get(name).asString()).toList(), curves);
	}

	private static List<String> points(JsonNode points, boolean time) {
		return StreamSupport.stream(points.spliterator(), false)
			.map((point) -> "%s (epoch %s)%s".formatted(point.get("iteration"), point.get("epoch"),
					time ? "" : ": " + point.get("value")))
			.toList();
	}

	/** What is not as in the undisturbed run, in words. */
	public List<String> differences(Trace undisturbed) {
		List<String> found = new ArrayList<>();
		for (int i = 0; i < this.bits.size(); i++) {
			if (!this.bits.get(i).equals(undisturbed.bits.get(i))) {
				found.add("%s instead of %s".formatted(this.bits.get(i), undisturbed.bits.get(i)));
			}
		}
		if (!this.curves.keySet().equals(undisturbed.curves.keySet())) {
			found.add("series %s instead of %s".formatted(this.curves.keySet(), undisturbed.curves.keySet()));
		}
		undisturbed.curves.forEach((name, points) -> compare(name, points, found));
		return found;
	}

	private void compare(String name, List<String> expected, List<String> found) {
		List<String> points = this.curves.getOrDefault(name, List.of());
		if (!points.equals(expected)) {
			int first = (int) LongStream.range(0, Math.min(points.size(), expected.size()))
				.takeWhile((i) -> Objects.equals(points.get((int) i), expected.get((int) i)))
				.count();
			found.add("%s has %d points instead of %d; point %d is %s instead of %s".formatted(name, points.size(),
					expected.size(), first, at(points, first), at(expected, first)));
		}
	}

	private static String at(List<String> points, int index) {
		return (index < points.size()) ? points.get(index) : "missing";
	}

	int points() {
		return this.curves.values().stream().mapToInt(List::size).sum();
	}

}
