package io.adax.trainer.drill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** A Deployment, and its controller. */
final class Workload {

	private final String name;

	private final Function<JsonNode, Pod> maker;

	private final List<Pod> pods = new CopyOnWriteArrayList<>();

	private JsonNode spec;

	private int replicas;

	Workload(JsonNode manifest, Function<JsonNode, Pod> maker) {
		this.name = manifest.at("/metadata/name").asString();
		this.maker = maker;
		this.replicas = manifest.at("/spec/replicas").asInt(1);
		this.spec = manifest.get("spec");
	}

	/** What whoever scales has set stays, where the manifest has no number. */
	synchronized void apply(JsonNode manifest) {
		this.spec = manifest.get("spec");
		this.replicas = manifest.at("/spec/replicas").asInt(this.replicas);
	}

	synchronized void scale(int replicas) {
		this.replicas = replicas;
	}

	synchronized int replicas() {
		return this.replicas;
	}

	String name() {
		return this.name;
	}

	/** Those that are not about to go, the oldest first. */
	List<Pod> pods() {
		return this.pods.stream().filter((pod) -> !pod.isDeleted()).toList();
	}

	/** Those that are not gone yet. */
	List<Pod> all() {
		return List.copyOf(this.pods);
	}

	/** Whether all pods are there, new and ready, and no other is left. */
	synchronized boolean isSettled() {
		return this.pods.size() == this.replicas && this.pods.stream().allMatch((pod) -> pod.isReady() && isFresh(pod));
	}

	/** One step towards what is wanted. */
	synchronized void reconcile() {
		this.pods.removeIf(Pod::isGone);
		List<Pod> fresh = pods().stream().filter(this::isFresh).toList();
		List<Pod> old = pods().stream().filter((pod) -> !isFresh(pod)).toList();
		Rollout rollout = Rollout.of(this.spec, this.replicas);
		boolean recreate = this.spec.at("/strategy/type").asString("").equals("Recreate");
		if (!recreate || this.pods.stream().allMatch(this::isFresh)) {
			for (int i = rollout.toMake(fresh.size(), old.size()); i > 0; i--) {
				this.pods.add(this.maker.apply(this.spec.get("template")));
			}
		}
		end(fresh, old, rollout);
	}

	private void end(List<Pod> fresh, List<Pod> old, Rollout rollout) {
		old.stream().filter((pod) -> !pod.isReady()).forEach(Pod::delete);
		int ready = (int) pods().stream().filter(Pod::isReady).count();
		old.stream().filter(Pod::isReady).limit(rollout.toEnd(ready)).forEach(Pod::delete);
		List<Pod> leastUseful = new ArrayList<>(fresh);
		// the youngest first
		Collections.reverse(leastUseful);
		leastUseful.sort(Comparator.comparing(Pod::isReady));
		leastUseful.stream().limit(Math.max(0, fresh.size() - this.replicas)).forEach(Pod::delete);
	}

	private boolean isFresh(Pod pod) {
		return pod.template().equals(this.spec.get("template"));
	}

	Stream<Pod> ready() {
		return this.pods.stream().filter(Pod::isReady);
	}

}
