package io.adax.trainer.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was found wrong so far, and which values were lost by it. More than a hundred are
 * thrown at once.
 */
public final class Faults {

	/** A body of a megabyte can hold half a million faults; nobody reads them. */
	private static final int LISTED = 100;

	private final List<Located> found = new ArrayList<>();

	private final List<Pointer> lost = new ArrayList<>();

	/** Adds a value that does not go with something else. */
	public void add(Pointer at, String message) {
		add(at, Complaint.of(message));
	}

	/** Adds a fault. */
	public void add(Pointer at, Complaint complaint) {
		if (this.found.size() == LISTED) {
			this.found
				.add(new Located(Pointer.ROOT, new Fault("", "has more faults than the " + LISTED + " listed here")));
			throwIfAny();
		}
		this.found.add(new Located(at, complaint.at(at.toString())));
	}

	/** A value that could not be read: what depends on it is no further fault. */
	void addLost(Pointer at, Complaint complaint) {
		lose(at);
		add(at, complaint);
	}

	/** The value there is gone, for a reason that is named elsewhere. */
	void lose(Pointer at) {
		this.lost.add(at);
	}

	/** Adds a fault that was derived from the values read. */
	void addDerived(Pointer at, Complaint complaint) {
		if (isKnown(at)) {
			add(at, complaint);
		}
	}

	/** Adds what a check found that has its own words. */
	void addDerived(Pointer at, Fault fault) {
		if (isKnown(at)) {
			this.found.add(new Located(at, fault));
		}
	}

	private boolean isKnown(Pointer at) {
		return this.lost.stream().noneMatch(at::isWithin);
	}

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	/** The places that were complained of so far. */
	Set<Pointer> places() {
		return this.found.stream().map(Located::at).collect(Collectors.toSet());
	}

	boolean anyWithin(Pointer place) {
		return this.found.stream().anyMatch((fault) -> fault.at().isWithin(place));
	}

	/** Refuses the request if anything is wrong. */
	public void throwIfAny() {
		if (!this.found.isEmpty()) {
			throw new InvalidRequest(this.found.stream()
				.distinct()
				.sorted(Comparator.comparing(Located::at).thenComparing((fault) -> fault.fault().message()))
				.map(Located::fault)
				.toList());
		}
	}

	private record Located(Pointer at, Fault fault) {
	}

}
