package io.adax.trainer.chart;

import java.io.IOException;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two readings of a manifest that take nothing else than what Kubernetes knows: that of
 * its own client misses required fields, the other one sees wrong types.
 */
enum KubernetesModels {

	CONFIG_MAP("v1", "ConfigMap", ConfigMap.class, V1ConfigMap::validateJsonElement),
	SERVICE("v1", "Service", Service.class, V1Service::validateJsonElement),
	SERVICE_ACCOUNT("v1", "ServiceAccount", ServiceAccount.class, V1ServiceAccount::validateJsonElement),
	CLAIM("v1", "PersistentVolumeClaim", PersistentVolumeClaim.class, V1PersistentVolumeClaim::validateJsonElement),
	POD("v1", "Pod", Pod.class, V1Pod::validateJsonElement),
	DEPLOYMENT("apps/v1", "Deployment", Deployment.class, V1Deployment::validateJsonElement),
	INGRESS("networking.k8s.io/v1", "Ingress", Ingress.class, V1Ingress::validateJsonElement),
	NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy", NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
	BUDGET("policy/v1", "PodDisruptionBudget", PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
	AUTOSCALER("autoscaling/v2", "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
			V2HorizontalPodAutoscaler::validateJsonElement),
	/** No part of Kubernetes itself, as what follows, so its client does not know it. */
	SCALED_OBJECT("keda.sh/v1alpha1", "ScaledObject", KedaModels.ScaledObject.class, KubernetesModels::typesOnly),
	TRIGGER_AUTHENTICATION("keda.sh/v1alpha1", "TriggerAuthentication", KedaModels.TriggerAuthentication.class,
			KubernetesModels::typesOnly),
	HTTP_ROUTE("gateway.networking.k8s.io/v1", "HTTPRoute", HTTPRoute.class, KubernetesModels::typesOnly),
	POD_MONITOR("monitoring.coreos.com/v1", "PodMonitor", PodMonitor.class, KubernetesModels::typesOnly),
	SERVICE_MONITOR("monitoring.coreos.com/v1", "ServiceMonitor", ServiceMonitor.class, KubernetesModels::typesOnly),
	PROMETHEUS_RULE("monitoring.coreos.com/v1", "PrometheusRule", PrometheusRule.class, KubernetesModels::typesOnly);

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.annotationIntrospector(new NoRemainder())
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	private final String apiVersion;

	private final String kind;

	private final Class<?> type;

	private final Validation validation;

	KubernetesModels(String apiVersion, String kind, Class<?> type, Validation validation) {
		this.apiVersion = apiVersion;
		this.kind = kind;
		this.type = type;
		this.validation = validation;
	}

	private static void typesOnly(JsonElement json) {
	}

	/** Fails with what is wrong. */
	static void read(Manifest manifest) throws IOException {
		for (KubernetesModels model : values()) {
			if (model.kind.equals(manifest.kind()) && model.apiVersion.equals(manifest.at("/apiVersion").asString())) {
				model.validation.validate(JsonParser.parseString(manifest.json().toString()));
				MAPPER.treeToValue(manifest.json(), model.type);
				return;
			}
		}
		throw new IOException("Unknown: " + Map.of("apiVersion", manifest.at("/apiVersion"), "kind", manifest.kind()));
	}

	@FunctionalInterface
	private interface Validation {

		void validate(JsonElement json) throws IOException;

	}

	/** What a type does not know is not to be collected, but refused. */
	private static final class NoRemainder extends JacksonAnnotationIntrospector {

		/** The operator's types name theirs for an older Jackson only. */
		@Override
		public Object findDeserializer(MapperConfig<?> config, Annotated member) {
			return member.getRawType().getPackageName().equals(PodMonitor.class.getPackageName()) ? null
					: super.findDeserializer(config, member);
		}

		@Override
		public Boolean hasAnySetter(MapperConfig<?> config, Annotated member) {
			return false;
		}

	}

}
