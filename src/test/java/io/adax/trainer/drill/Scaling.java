package io.adax.trainer.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import tools.jackson.databind.JsonNode;

/**
 * How many replicas KEDA, and the autoscaler that it makes, would want by one number: to
 * zero and from zero is KEDA's part, between one and the most the autoscaler's.
 */
final class Scaling {

	/** The autoscaler leaves alone what is off by less. */
	private static final double TOLERANCE = 0.1;

	private final JsonNode spec;

	private final Deque<Wish> wishes = new ArrayDeque<>();

	private Instant active = Instant.MIN;

	/** What was wanted at a moment. */
	private record Wish(Instant at, int replicas) {
	}

	/**
	 * By a manifest.
	 * @param spec of a ScaledObject with one trigger
	 */
	Scaling(JsonNode spec) {
		this.spec = spec;
	}

	Duration pollingInterval() {
		return Duration.ofSeconds(this.spec.path("pollingInterval").asInt(30));
	}

	private Duration cooldown() {
		return Duration.ofSeconds(this.spec.path("cooldownPeriod").asInt(300));
	}

	private Duration stabilization() {
		return Duration.ofSeconds(
				this.spec.at("/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/stabilizationWindowSeconds")
					.asInt(300));
	}

	/**
	 * Replicas, after so many, if the trigger shows that. One that was never active goes
	 * to zero at once.
	 */
	int next(double value, int current, Instant now) {
		int least = this.spec.path("minReplicaCount").asInt(0);
		if (value > metadata("activationTargetValue", 0)) {
			this.active = now;
			return (current == 0) ? Math.max(1, least) : autoscaled(value, current, now);
		}
		if (least > 0) {
			return autoscaled(value, current, now);
		}
		boolean over = !now.isBefore(this.active.plus(cooldown()));
		return over ? this.spec.path("idleReplicaCount").asInt(0)
				: (current == 0 ? 0 : autoscaled(value, current, now));
	}

	private int autoscaled(double value, int current, Instant now) {
		double target = metadata("targetValue", 1);
		boolean near = Math.abs(1 - value / (target * current)) <= TOLERANCE;
		int wanted = near ? current : (int) Math.ceil(value / target);
		int least = Math.max(1, this.spec.path("minReplicaCount").asInt(0));
		wanted = Math.min(this.spec.path("maxReplicaCount").asInt(100), Math.max(least, wanted));
		this.wishes.add(new Wish(now, wanted));
		this.wishes.removeIf((wish) -> wish.at().isBefore(now.minus(stabilization())));
		int most = this.wishes.stream().mapToInt(Wish::replicas).max().orElse(wanted);
		return (wanted < current) ? Math.min(current, most) : wanted;
	}

	private double metadata(String name, double otherwise) {
		JsonNode value = this.spec.at("/triggers/0/metadata").path(name);
		return value.isMissingNode() ? otherwise : Double.parseDouble(value.asString());
	}

}
