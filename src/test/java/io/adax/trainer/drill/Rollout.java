package io.adax.trainer.drill;

import tools.jackson.databind.JsonNode;

/**
 * How the controller of Deployments goes from old pods to new ones.
 *
 * @param replicas so many are wanted
 * @param surge so many more may be there
 * @param unavailable so many may be missing
 */
record Rollout(int replicas, int surge, int unavailable) {

	/** By the manifest's strategy; a share is rounded up for more, and down for less. */
	static Rollout of(JsonNode spec, int replicas) {
		if (spec.at("/strategy/type").asString("RollingUpdate").equals("Recreate")) {
			return new Rollout(replicas, 0, replicas);
		}
		JsonNode rolling = spec.at("/strategy/rollingUpdate");
		int surge = number(rolling.path("maxSurge").asString("25%"), replicas, true);
		int unavailable = number(rolling.path("maxUnavailable").asString("25%"), replicas, false);
		// with neither nothing would ever move
		return new Rollout(replicas, surge, (surge == 0 && unavailable == 0) ? 1 : unavailable);
	}

	private static int number(String text, int replicas, boolean up) {
		if (!text.endsWith("%")) {
			return Integer.parseInt(text);
		}
		double share = replicas * Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0;
		return (int) (up ? Math.ceil(share) : Math.floor(share));
	}

	/** New pods to be made now. */
	int toMake(int fresh, int old) {
		return Math.max(0, Math.min(this.replicas + this.surge - fresh - old, this.replicas - fresh));
	}

	/** Old pods that are ready and may go now; those that are not may go anyhow. */
	int toEnd(int ready) {
		return Math.max(0, ready - (this.replicas - this.unavailable));
	}

}
