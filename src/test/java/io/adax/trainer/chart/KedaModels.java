package io.adax.trainer.chart;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;

/**
 * What KEDA's resources may have, as far as the chart uses it: nobody publishes classes
 * for them. Read off its definitions of August 2026 (2.20).
 */
final class KedaModels {

	private KedaModels() {
	}

	/** What is to be scaled, and by what. */
	record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, ScaledObjectSpec spec) {

		ScaledObject {
			Objects.requireNonNull(spec, "spec is missing");
		}

	}

	record ScaledObjectSpec(ScaleTarget scaleTargetRef, Integer minReplicaCount, Integer maxReplicaCount,
			Integer pollingInterval, Integer cooldownPeriod, Advanced advanced, List<Trigger> triggers) {

		ScaledObjectSpec {
			Objects.requireNonNull(scaleTargetRef, "scaleTargetRef is missing");
			Objects.requireNonNull(triggers, "triggers is missing");
		}

	}

	record ScaleTarget(String apiVersion, String kind, String name) {

		ScaleTarget {
			Objects.requireNonNull(name, "name is missing");
		}

	}

	record Advanced(Boolean restoreToOriginalReplicaCount, Autoscaler horizontalPodAutoscalerConfig) {
	}

	record Autoscaler(String name, HorizontalPodAutoscalerBehavior behavior) {
	}

	/** One number; all that is said of it are texts. */
	record Trigger(String type, String name, String metricType, Map<String, Object> metadata,
			Reference authenticationRef) {

		private static final Map<String, Set<String>> METADATA = Map.of("metrics-api",
				Set.of("url", "valueLocation", "targetValue", "activationTargetValue", "format", "authMode"),
				"prometheus", Set.of("serverAddress", "query", "threshold", "activationThreshold", "ignoreNullValues"));

		Trigger {
			if (!METADATA.getOrDefault(type, Set.of()).containsAll(metadata.keySet())) {
				throw new IllegalArgumentException("%s does not know all of %s".formatted(type, metadata.keySet()));
			}
			if (!metadata.values().stream().allMatch(String.class::isInstance)) {
				throw new IllegalArgumentException("metadata must have texts only, found " + metadata);
			}
		}

	}

	record Reference(String name, String kind) {

		Reference {
			Objects.requireNonNull(name, "name is missing");
		}

	}

	/** Where a trigger has its key from. */
	record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, TriggerAuthenticationSpec spec) {
	}

	record TriggerAuthenticationSpec(List<Parameter> secretTargetRef) {
	}

	record Parameter(String parameter, String name, String key) {

		Parameter {
			Objects.requireNonNull(parameter, "parameter is missing");
			Objects.requireNonNull(name, "name is missing");
			Objects.requireNonNull(key, "key is missing");
		}

	}

}
