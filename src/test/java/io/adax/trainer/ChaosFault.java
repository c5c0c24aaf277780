package io.adax.trainer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a campaign does to a running job, its engine and its service. */
enum ChaosFault {

	/** The engine is killed. */
	KILL_ENGINE(10),
	/** The service is killed, and started again; its engines end by themselves. */
	KILL_SERVICE(4),
	/** Service and engine are killed at once. */
	KILL_BOTH(4),
	/** The engine stands still for a while. */
	STOP_ENGINE(2),
	/** The service stands still, sometimes so long that its jobs count as abandoned. */
	STOP_SERVICE(2),
	/** The service is asked to end, and started again. */
	RESTART(1);

	private static final List<ChaosFault> URN = urn();

	private final int weight;

	ChaosFault(int weight) {
		this.weight = weight;
	}

	private static List<ChaosFault> urn() {
		List<ChaosFault> urn = new ArrayList<>();
		for (ChaosFault fault : values()) {
			urn.addAll(Collections.nCopies(fault.weight, fault));
		}
		return List.copyOf(urn);
	}

	static ChaosFault draw(Random random) {
		return URN.get(random.nextInt(URN.size()));
	}

	/** How many processes it kills. */
	int kills() {
		return switch (this) {
			case KILL_ENGINE, KILL_SERVICE -> 1;
			case KILL_BOTH -> 2;
			case STOP_ENGINE, STOP_SERVICE, RESTART -> 0;
		};
	}

}
