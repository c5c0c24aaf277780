package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds for all that the chart makes, whatever the values. */
class ChartManifestsTest {

	@ParameterizedTest
	@MethodSource("valueSets")
	void isWhatKubernetesKnows(Path values) throws IOException {
		for (Manifest manifest : Chart.rendered(values)) {
			KubernetesModels.read(manifest);
		}
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void isAllowedUnderRestrictedPodSecurity(Path values) {
		assertThat(pods(values)).allSatisfy((pod) -> {
			assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
			assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
			assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
			assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC")).isFalse();
			assertThat(pod.path("volumes")).allMatch((volume) -> volume.has("configMap") || volume.has("emptyDir")
					|| volume.has("persistentVolumeClaim") || volume.has("secret"));
		});
		assertThat(containers(values)).isNotEmpty().allSatisfy((container) -> {
			JsonNode context = container.path("securityContext");
			assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
			assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
			assertThat(context.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
			assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
		});
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void givesNoPodAToken(Path values) {
		assertThat(pods(values))
			.allMatch((pod) -> !pod.path("automountServiceAccountToken").asBoolean(true) && !pod.has("serviceAccount"));
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void boundsMemoryAndNamesAVersion(Path values) {
		assertThat(containers(values)).allSatisfy((container) -> {
			assertThat(container.at("/resources/limits/memory").asString()).isNotEmpty();
			assertThat(container.at("/resources/requests/memory").asString()).isNotEmpty();
			assertThat(container.at("/resources/requests/cpu").asString()).isNotEmpty();
			assertThat(container.path("image").asString()).matches(".+(:[^:/]+|@sha256:.+)").doesNotEndWith(":latest");
		});
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void asksTheServiceThreeThings(Path values) {
		JsonNode service = Manifest.only(Chart.rendered(values), "Deployment").at("/spec/template/spec/containers/0");
		assertThat(service.at("/livenessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/liveness");
		assertThat(service.at("/readinessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/readiness");
		assertThat(service.at("/startupProbe/failureThreshold").asInt()
				* service.at("/startupProbe/periodSeconds").asInt())
			.isGreaterThanOrEqualTo(60);
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void leavesTimeToStop(Path values) {
		Manifest deployment = Manifest.only(Chart.rendered(values), "Deployment");
		String properties = Manifest.only(Chart.rendered(values), "ConfigMap")
			.at("/data/application.properties")
			.asString();
		int needed = deployment.at("/spec/template/spec/containers/0/lifecycle/preStop/sleep/seconds").asInt(0)
				+ seconds(properties, "spring.lifecycle.timeout-per-shutdown-phase")
				+ seconds(properties, "db-scheduler.shutdown-max-wait");
		assertThat(deployment.at("/spec/template/spec/terminationGracePeriodSeconds").asInt()).isGreaterThan(needed);
		assertThat(seconds(properties, "trainer.engine.shutdown-grace"))
			.isLessThan(seconds(properties, "db-scheduler.shutdown-max-wait"));
	}

	@Test
	void wouldNoticeAFieldThatKubernetesDoesNotKnow() {
		Manifest wrong = manifest("v1", "Service", "spec: {ports: [{port: 80}], sessionAffinitie: None}");
		assertThatThrownBy(() -> KubernetesModels.read(wrong)).hasMessageContaining("sessionAffinitie");
	}

	@Test
	void wouldNoticeAMissingField() {
		Manifest wrong = manifest("v1", "Service", "spec: {ports: [{name: http}]}");
		assertThatThrownBy(() -> KubernetesModels.read(wrong)).hasMessageContaining("port");
	}

	@Test
	void wouldNoticeAWrongType() {
		Manifest wrong = manifest("apps/v1", "Deployment",
				"spec: {replicas: \"3\", selector: {}, template: {metadata: {}}}");
		assertThatThrownBy(() -> KubernetesModels.read(wrong)).hasMessageContaining("replicas");
	}

	@Test
	void wouldNoticeAnUnknownFieldOfARoute() {
		Manifest wrong = manifest("gateway.networking.k8s.io/v1", "HTTPRoute", "spec: {hostname: [a]}");
		assertThatThrownBy(() -> KubernetesModels.read(wrong)).hasMessageContaining("hostname");
	}

	@Test
	void wouldNoticeAnUnknownFieldOfAMonitorAndOfAlerts() {
		Manifest monitor = manifest("monitoring.coreos.com/v1", "PodMonitor",
				"spec: {selector: {}, podMetricsEndpoints: [{ports: management}]}");
		assertThatThrownBy(() -> KubernetesModels.read(monitor)).hasMessageContaining("ports");
		Manifest alerts = manifest("monitoring.coreos.com/v1", "PrometheusRule",
				"spec: {groups: [{name: a, rules: [{alert: A, exp: b}]}]}");
		assertThatThrownBy(() -> KubernetesModels.read(alerts)).hasMessageContaining("exp");
	}

	private static Manifest manifest(String apiVersion, String kind, String rest) {
		return Manifest.all("apiVersion: %s\nkind: %s\n%s\n".formatted(apiVersion, kind, rest)).get(0);
	}

	private static int seconds(String properties, String name) {
		return properties.lines()
			.filter((line) -> line.startsWith(name + "="))
			.map((line) -> line.substring(name.length() + 1, line.length() - 1))
			.mapToInt(Integer::parseInt)
			.findFirst()
			.orElseThrow();
	}

	/** The service's, and that of {@code helm test}. */
	private static List<JsonNode> pods(Path values) {
		List<Manifest> manifests = Chart.rendered(values);
		List<JsonNode> pods = manifests.stream().flatMap((manifest) -> manifest.pod().stream()).toList();
		assertThat(pods).hasSize(2);
		return pods;
	}

	private static List<JsonNode> containers(Path values) {
		return pods(values).stream().flatMap((pod) -> pod.path("containers").valueStream()).toList();
	}

	static Stream<Path> valueSets() throws IOException {
		return Chart.valueSets();
	}

}
