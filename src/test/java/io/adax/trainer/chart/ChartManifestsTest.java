package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds for all that the chart makes, whatever the values. */
@Tag("thorough")
class ChartManifestsTest {

	/** Seconds for turns (10), logs, checkpoints and retention (5 each). */
	private static final int REST = 25;

	private static final int SPOT_REST = 6;

	@ParameterizedTest
	@MethodSource("valueSets")
	void isWhatKubernetesKnows(Path values) throws IOException {
		for (Manifest manifest : Chart.rendered(values)) {
			KubernetesModels.read(manifest);
		}
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void namesEverythingOnce(Path values) {
		assertThat(Chart.rendered(values)).extracting(Manifest::toString).doesNotHaveDuplicates();
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
					|| volume.has("persistentVolumeClaim") || volume.has("secret") || volume.has("projected"));
		});
		assertThat(containers(values)).isNotEmpty().allSatisfy((container) -> {
			JsonNode context = container.path("securityContext");
			assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
			assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
			assertThat(context.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
			assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
		});
	}

	/** But one for AWS, if it is asked for. */
	@ParameterizedTest
	@MethodSource("valueSets")
	void givesNoPodAToken(Path values) {
		assertThat(pods(values))
			.allMatch((pod) -> !pod.path("automountServiceAccountToken").asBoolean(true) && !pod.has("serviceAccount"));
		assertThat(pods(values)).flatExtracting((pod) -> pod.findValues("audience"))
			.allMatch((audience) -> audience.asString().equals("sts.amazonaws.com"));
		assertThat(pods(values))
			.allMatch((pod) -> pod.findValues("serviceAccountToken").size() == pod.findValues("audience").size());
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void hasSecretsByReferenceOnly(Path values) {
		assertThat(Manifest.find(Chart.rendered(values), "Secret")).isEmpty();
		assertThat(containers(values)).flatExtracting((container) -> container.path("env").valueStream().toList())
			.filteredOn((variable) -> variable.path("name").asString().matches(".*(PASSWORD|SECRET|KEY).*"))
			.allMatch((variable) -> variable.at("/valueFrom/secretKeyRef/name").asString().length() > 0);
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

	/** Whatever the service and its engines may take, with room for what is no heap. */
	@ParameterizedTest
	@MethodSource("valueSets")
	void hasMemoryForAllThatAPodMayStart(Path values) {
		assertThat(Workload.all(values)).isNotEmpty()
			.allSatisfy((workload) -> assertThat(workload.memoryLimit())
				.isGreaterThanOrEqualTo(workload.heap() + 256 + workload.engines() * workload.engineMemory()));
	}

	/** Above it its pod is evicted, and nobody else tells. */
	@ParameterizedTest
	@MethodSource("valueSets")
	void tellsAServiceWhatItsHomeMayHave(Path values) {
		assertThat(Workload.all(values)).isNotEmpty().allSatisfy((workload) -> {
			String limit = workload.pod()
				.path("volumes")
				.valueStream()
				.filter((volume) -> volume.path("name").asString().equals("home"))
				.map((volume) -> volume.at("/emptyDir/sizeLimit").asString(""))
				.findFirst()
				.orElseThrow();
			assertThat(workload.property("trainer.storage.home-limit"))
				.isEqualTo(limit.isEmpty() ? "null" : Workload.mebibytes(limit) + "MB");
		});
	}

	/**
	 * A pod that writes more than that is evicted, and one that asks for less may find a
	 * full disk.
	 */
	@ParameterizedTest
	@MethodSource("valueSets")
	void asksForTheDiskThatAPodMayFill(Path values) {
		assertThat(Workload.all(values)).isNotEmpty().allSatisfy((workload) -> {
			int written = workload.pod().findValuesAsString("sizeLimit").stream().mapToInt(Workload::mebibytes).sum();
			assertThat(workload.size("/resources/limits/ephemeral-storage")).isGreaterThan(written);
		});
		assertThat(containers(values))
			.allSatisfy((container) -> assertThat(container.at("/resources/requests/ephemeral-storage").asString())
				.isNotEmpty());
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void asksThreeThings(Path values) {
		assertThat(Workload.all(values)).isNotEmpty().allSatisfy((workload) -> {
			JsonNode container = workload.container();
			assertThat(container.at("/livenessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/liveness");
			assertThat(container.at("/readinessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/readiness");
			assertThat(container.at("/startupProbe/failureThreshold").asInt()
					* container.at("/startupProbe/periodSeconds").asInt())
				.isGreaterThanOrEqualTo(60);
		});
	}

	/**
	 * The scheduler waits twice; what ends after it takes up to 25 s, of which 6 s must
	 * do where the notice is short.
	 */
	@ParameterizedTest
	@MethodSource("valueSets")
	void leavesTimeToStop(Path values) {
		assertThat(Workload.all(values)).isNotEmpty().allSatisfy((workload) -> {
			int jobs = workload.seconds("db-scheduler.shutdown-max-wait");
			int others = workload.container().at("/lifecycle/preStop/sleep/seconds").asInt(0)
					+ workload.seconds("spring.lifecycle.timeout-per-shutdown-phase");
			boolean spot = workload.labels().path("adax.io/pool").asString("").equals("spot");
			assertThat(workload.pod().path("terminationGracePeriodSeconds").asInt())
				.isGreaterThanOrEqualTo(others + (spot ? jobs + SPOT_REST : 2 * jobs + REST));
			assertThat(workload.seconds("trainer.engine.shutdown-grace")).isLessThan(jobs);
		});
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
	void wouldNoticeANumberWhereKedaTakesTexts() {
		Manifest wrong = manifest("keda.sh/v1alpha1", "ScaledObject",
				"spec: {scaleTargetRef: {name: a}, triggers: [{type: metrics-api, metadata: {targetValue: 2}}]}");
		assertThatThrownBy(() -> KubernetesModels.read(wrong)).hasMessageContaining("texts only");
	}

	@Test
	void wouldNoticeAnUnknownFieldOfAScaledObject() {
		Manifest wrong = manifest("keda.sh/v1alpha1", "ScaledObject",
				"spec: {scaleTargetRef: {name: a}, triggers: [], minReplicas: 0}");
		assertThatThrownBy(() -> KubernetesModels.read(wrong)).hasMessageContaining("minReplicas");
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

	/** The service's, those of the pools, and that of {@code helm test}. */
	private static List<JsonNode> pods(Path values) {
		List<Manifest> manifests = Chart.rendered(values);
		List<JsonNode> pods = manifests.stream().flatMap((manifest) -> manifest.pod().stream()).toList();
		assertThat(pods).hasSizeGreaterThanOrEqualTo(2);
		return pods;
	}

	private static List<JsonNode> containers(Path values) {
		return pods(values).stream().flatMap((pod) -> pod.path("containers").valueStream()).toList();
	}

	static Stream<Path> valueSets() throws IOException {
		return Chart.valueSets();
	}

}
