package io.adax.trainer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import tools.jackson.databind.JsonNode;

/** What there is in the service to ask for, as far as the fuzzer made it. */
final class FuzzIds {

	private static final int MOST = 40;

	private static final Set<String> READING = Set.of("GET", "HEAD");

	/** By the first part of a path, such as jobs. */
	private final Map<String, List<String>> made = new ConcurrentHashMap<>();

	/** What must stay as it is: only for reading. */
	private final Map<String, String> kept;

	/** What is another project's: nobody of this one may learn of it. */
	private final Map<String, String> foreign;

	private final Random random;

	FuzzIds(Map<String, String> kept, Map<String, String> foreign, Random random) {
		this.kept = kept;
		this.foreign = foreign;
		this.random = random;
	}

	/** A value for a variable of a path, where it is the name of something. */
	Optional<String> forPath(Operation operation, String name, FuzzCallers.Caller caller) {
		if (!name.equals("id") && !name.equals("jobId")) {
			return Optional.empty();
		}
		String kind = operation.path().split("/")[3];
		if (!caller.seesAll() && this.foreign.containsKey(kind) && this.random.nextInt(8) == 0) {
			return Optional.of(this.foreign.get(kind));
		}
		boolean reads = READING.contains(operation.method()) || operation.id().equals("predictRows");
		List<String> choices = new ArrayList<>(this.made.getOrDefault(kind, List.of()));
		if (reads && this.kept.containsKey(kind) && this.random.nextInt(3) == 0) {
			return Optional.of(this.kept.get(kind));
		}
		return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(this.random.nextInt(choices.size())));
	}

	/** What of another project a text shows. */
	List<String> foreignIn(String text) {
		return this.foreign.values().stream().filter(text::contains).toList();
	}

	/** Whether a text names what must stay as it is. */
	boolean keeps(String text) {
		return this.kept.values().stream().anyMatch(text::contains);
	}

	/** Remembers what an answer tells of. */
	void learn(Operation operation, JsonNode answer) {
		if (operation.success() != 200 && answer.path("id").isString()) {
			String kind = Set.of("cloneJob", "rebuildModel").contains(operation.id()) ? "jobs"
					: operation.path().split("/")[3];
			add(kind, answer.get("id").stringValue());
		}
		if (answer.path("modelId").isString() && !this.kept.containsValue(answer.get("id").asString())) {
			add("models", answer.get("modelId").stringValue());
		}
	}

	private void add(String kind, String id) {
		List<String> ids = this.made.computeIfAbsent(kind, (key) -> new CopyOnWriteArrayList<>());
		if (!ids.contains(id)) {
			ids.add(id);
		}
		if (ids.size() > MOST) {
			ids.remove(0);
		}
	}

}
