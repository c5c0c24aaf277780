package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What pools of workers get, and who scales them. */
@Tag("thorough")
class ChartPoolsTest {

	@Test
	void trainsInTheServiceWhereThereAreNoPools() {
		assertThat(Workload.all(Chart.rendered())).extracting((workload) -> workload.property("trainer.roles"))
			.containsExactly("api,worker");
	}

	@Test
	void onlyAnswersInTheServiceWhereThereArePools() {
		assertThat(Workload.all(pools("pools"))).extracting((workload) -> workload.property("trainer.roles"))
			.containsExactly("api", "worker", "worker");
	}

	@Test
	void countsNoEngineForAnswersInAWorkerAndOneInTheService() {
		List<Workload> workloads = Workload.all(pools("keda"));
		assertThat(workloads).extracting(Workload::memoryLimit)
			.containsExactly(384 + 384 + 768, 384 + 384 + 2 * 768, 384 + 384 + 768, 384 + 384 + 768);
	}

	@Test
	void givesAPoolItsOwn() {
		Workload large = Workload.worker(pools("pools"), "large");
		assertThat(large.deployment().name()).isEqualTo("demo-adax-trainer-worker-large");
		assertThat(large.deployment().at("/spec/replicas").asInt()).isEqualTo(3);
		assertThat(large.property("trainer.pool")).isEqualTo("large");
		assertThat(large.property("trainer.slots")).isEqualTo("2");
		assertThat(large.property("trainer.engine.memory")).isEqualTo("6144MB");
		assertThat(large.property("trainer.engine.shutdown-grace")).isEqualTo("40s");
		assertThat(large.pod().at("/terminationGracePeriodSeconds").asInt()).isEqualTo(5 + 2 * 60 + 30);
		assertThat(large.pod().at("/nodeSelector/size").asString()).isEqualTo("large");
		assertThat(large.container().at("/resources/limits").has("cpu")).isFalse();
		assertThat(Workload.worker(pools("pools"), "default").pod().has("nodeSelector")).isFalse();
	}

	@Test
	void namesThePoolThatHasTooLittleMemory() {
		Map<String, Object> values = pool();
		values.put("workerPools.gpu.slots", 3);
		values.put("workerPools.gpu.resources.limits.memory", "2Gi");
		assertThat(Chart.refusal(values)).contains(
				"workerPools.gpu.resources.limits.memory is 2048Mi, but a pod can need 3072Mi: memory.serviceHeap + memory.serviceNative + slots x memory.engine");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			workerPools.gpu.shutdown.engine      | 20    | workerPools.gpu.shutdown.engine is 20
			workerPools.gpu.memory.engineHeap    | 1Gi   | workerPools.gpu.memory.engine is 768Mi
			workerPools.gpu.scaling.minReplicas  | 9     | workerPools.gpu.scaling.minReplicas is 9
			workerPools.gpu.homeSize             | 5Gi   | workerPools.gpu.homeSize: 5Gi
			storage.cacheSize                    | 20Gi  | storage.cacheSize is 20Gi
			storage.s3.roleArn                   | arn:aws:iam::123456789012:role/a | /storage/s3/roleArn
			storage.s3.endpoint                  | ''    | /storage/s3/region
			persistence.existingClaim            | home  | /persistence/existingClaim
			access.existingSecret                | ''    | /access/existingSecret
			updateStrategy                       | Recreate | /updateStrategy
			access.monitoringSecret              | ''    | access.monitoringSecret
			keda.trigger                         | prometheus | keda.prometheus.serverAddress
			fullName                             | x     | fullName
			""")
	void refusesWhatDoesNotFitTogether(String field, String value, String named) {
		Map<String, Object> values = s3();
		values.putAll(Map.of("workerPools.gpu.scaling.enabled", true, "autoscaling.enabled", true,
				"access.monitoringSecret", "watch"));
		assertThat(Chart.text(values)).isNotEmpty();
		values.put(field, value);
		assertThat(Chart.refusal(values)).contains(named);
	}

	/**
	 * Engines run beside it as the same user, and nobody asks a worker for more than its
	 * metrics.
	 */
	@Test
	void giveWorkersNoKeyButTheOneForMonitoring() {
		Map<String, Object> values = s3();
		values.put("access.monitoringSecret", "watch");
		List<Manifest> manifests = Chart.rendered(values);
		assertThat(Workload.worker(manifests, "gpu").container().at("/env").toString())
			.doesNotContain("TRAINER_ACCESS_ADMIN_KEY")
			.contains("\"name\":\"TRAINER_ACCESS_MONITORING_KEY\"",
					"\"secretKeyRef\":{\"name\":\"watch\",\"key\":\"monitoring-key\"}");
		assertThat(Manifest.named(manifests, "Deployment", "demo-adax-trainer").json().toString())
			.contains("TRAINER_ACCESS_ADMIN_KEY", "TRAINER_ACCESS_MONITORING_KEY");
	}

	@Test
	void trustOwnAuthoritiesAsTheServiceDoes() {
		Map<String, Object> values = s3();
		values.put("trust.caConfigMap", "company-ca");
		Workload worker = Workload.worker(Chart.rendered(values), "gpu");
		assertThat(worker.property("trainer.trust.ca-file")).isEqualTo("/etc/adax-trainer-trust/ca.crt");
		assertThat(worker.pod().at("/volumes").toString())
			.contains("{\"name\":\"trust\",\"configMap\":{\"name\":\"company-ca\",\"items\":[{\"key\":\"ca.crt\"");
		assertThat(worker.container().at("/volumeMounts").toString()).contains("/etc/adax-trainer-trust");
		values.put("trust.caSecret", "too");
		assertThat(Chart.refusal(values)).contains("/trust");
	}

	@Test
	void refusesNamesThatKedaCannotUse() {
		Map<String, Object> values = pool();
		values.put("workerPools." + "a".repeat(60) + ".slots", 1);
		assertThat(Chart.refusal(values)).contains("workerPools.aaa", "too long a name");
	}

	@Test
	void leavesTheNumberOfWorkersToWhoeverScales() {
		List<Manifest> manifests = pools("keda");
		assertThat(Workload.worker(manifests, "default").deployment().at("/spec").has("replicas")).isFalse();
		assertThat(Workload.worker(manifests, "steady").deployment().at("/spec/replicas").asInt()).isEqualTo(1);
	}

	/** A number that is gone from a manifest is 1 to Kubernetes. */
	@ParameterizedTest
	@ValueSource(strings = { "keda", "hpa" })
	void goesOnFromAsManyAsThereAreWhenScalingIsTurnedOn(String values) throws IOException {
		String live = "{\"metadata\":{\"annotations\":{%s}},\"spec\":{\"replicas\":10}}";
		Path file = Chart.DIRECTORY.resolve("ci").resolve(values + "-values.yaml");
		String scaled = values.equals("keda") ? "demo-adax-trainer-worker-default" : "demo-adax-trainer";
		Manifest before = Manifest.named(Chart.upgraded(file, live.formatted("\"adax.io/replicas\":\"set\"")),
				"Deployment", scaled);
		assertThat(before.at("/spec/replicas").asInt()).isEqualTo(10);
		assertThat(before.at("/metadata/annotations/adax.io~1replicas").asString()).isEqualTo("set");
		Manifest never = Manifest.named(Chart.upgraded(file, live.formatted("")), "Deployment", scaled);
		assertThat(never.at("/spec").has("replicas")).isFalse();
		assertThat(never.at("/metadata").has("annotations")).isFalse();
	}

	@Test
	void scalesByWhatTheServiceSaysOfThePool() {
		List<Manifest> manifests = pools("keda");
		Manifest scaled = Manifest.named(manifests, "ScaledObject", "demo-adax-trainer-worker-default");
		assertThat(scaled.at("/spec/scaleTargetRef/name").asString())
			.isEqualTo(Workload.worker(manifests, "default").deployment().name());
		assertThat(scaled.at("/spec/minReplicaCount").asInt(-1)).isZero();
		JsonNode trigger = scaled.at("/spec/triggers/0");
		assertThat(trigger.at("/metadata/url").asString())
			.isEqualTo("http://demo-adax-trainer.ml.svc:80/api/v1/system/queue?pool=default&limit=1");
		assertThat(trigger.at("/metadata/valueLocation").asString()).isEqualTo("pools.0.load");
		assertThat(trigger.at("/metadata/targetValue").asString()).isEqualTo("2");
		Manifest key = Manifest.named(manifests, "TriggerAuthentication",
				trigger.at("/authenticationRef/name").asString());
		assertThat(key.at("/spec/secretTargetRef/0/name").asString()).isEqualTo("trainer-keda");
		assertThat(manifests).filteredOn((manifest) -> manifest.kind().equals("ScaledObject")).hasSize(2);
	}

	@Test
	void scalesByMetricsThatTheServiceHas() {
		JsonNode trigger = Manifest.only(pools("keda-prometheus"), "ScaledObject").at("/spec/triggers/0/metadata");
		assertThat(trigger.path("query").asString()).isEqualTo(
				"max(trainer_pool_load{namespace=\"ml\",release=\"demo\",pool=\"gpu\"}) or 0 * max(trainer_queue_depth{namespace=\"ml\",release=\"demo\"})");
		assertThat(trigger.path("ignoreNullValues").asString()).isEqualTo("false");
		assertThat(Manifest.find(pools("keda-prometheus"), "TriggerAuthentication")).isEmpty();
	}

	/** The labels that whoever is scraped by the chart's own monitor gets, or yours. */
	@Test
	void scalesByItsOwnSeriesAmongThoseOfOthers() {
		Map<String, Object> values = pool();
		values.putAll(Map.of("workerPools.gpu.scaling.enabled", true, "keda.trigger", "prometheus",
				"keda.prometheus.serverAddress", "http://prometheus:9090"));
		assertThat(query(values)).startsWith("max(trainer_pool_load{namespace=\"ml\",pool=\"gpu\"})");
		values.put("keda.prometheus.selector", "cluster=\"a\"");
		assertThat(query(values)).startsWith("max(trainer_pool_load{cluster=\"a\",pool=\"gpu\"})");
	}

	private static String query(Map<String, Object> values) {
		return Manifest.only(Chart.rendered(values), "ScaledObject").at("/spec/triggers/0/metadata/query").asString();
	}

	@Test
	void stopsWithinTheNoticeOfASpotNode() {
		Workload spot = Workload.worker(pools("spot"), "spot");
		assertThat(spot.pod().at("/terminationGracePeriodSeconds").asInt()).isEqualTo(25);
		assertThat(spot.property("db-scheduler.shutdown-max-wait")).isEqualTo("17s");
		assertThat(spot.pod().at("/tolerations").findValuesAsString("key")).contains("cloud.google.com/gke-spot",
				"training");
		assertThat(Workload.worker(pools("spot"), "default").pod().has("tolerations")).isFalse();
	}

	@Test
	void asksForDevicesAndNoRoomForTwo() {
		Workload gpu = Workload.worker(pools("gpu"), "gpu");
		assertThat(gpu.container().at("/resources/limits/nvidia.com~1gpu").asInt()).isEqualTo(1);
		assertThat(gpu.deployment().at("/spec/strategy/rollingUpdate").toString())
			.isEqualTo("{\"maxUnavailable\":1,\"maxSurge\":0}");
	}

	@Test
	void triesAPoolThatIsThere() {
		assertThat(triedPool("keda-prometheus")).isEqualTo("gpu");
		assertThat(triedPool("pools")).isEqualTo("default");
		assertThat(triedPool("trial")).isEqualTo("default");
	}

	private static String triedPool(String name) {
		return Manifest.named(pools(name), "Pod", "demo-adax-trainer-iris")
			.at("/spec/containers/0/command/6")
			.asString();
	}

	@Test
	void scalesAnswersByProcessors() {
		List<Manifest> manifests = pools("hpa");
		assertThat(Manifest.only(manifests, "HorizontalPodAutoscaler").at("/spec/scaleTargetRef/name").asString())
			.isEqualTo("demo-adax-trainer");
		assertThat(Manifest.named(manifests, "Deployment", "demo-adax-trainer").at("/spec").has("replicas")).isFalse();
		assertThat(Manifest.named(manifests, "PodDisruptionBudget", "demo-adax-trainer")
			.at("/spec/maxUnavailable")
			.asInt()).isEqualTo(1);
	}

	@Test
	void needsNoClaimWithS3AndPostgresql() {
		List<Manifest> manifests = pools("keda");
		assertThat(Manifest.find(manifests, "PersistentVolumeClaim")).isEmpty();
		assertThat(Workload.worker(manifests, "default").pod().toString()).contains("\"sizeLimit\":\"20Gi\"")
			.doesNotContain("persistentVolumeClaim");
		assertThat(Workload.worker(manifests, "default").property("trainer.storage.cache.size")).isEqualTo("5120MB");
		assertThat(Manifest.find(pools("s3"), "PersistentVolumeClaim")).isPresent();
	}

	@Test
	void givesKeysOfS3ByReferenceOrATokenForARole() {
		assertThat(Workload.worker(pools("keda"), "default").container().path("env").toString()).contains(
				"{\"name\":\"AWS_SECRET_ACCESS_KEY\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"trainer-s3\",\"key\":\"secret-access-key\"}}}");
		Workload service = Workload.all(pools("irsa")).get(0);
		assertThat(service.container().path("env").toString()).contains("\"AWS_ROLE_ARN\"",
				"\"AWS_WEB_IDENTITY_TOKEN_FILE\"", "{\"name\":\"AWS_REGION\",\"value\":\"eu-central-1\"}",
				"{\"name\":\"AWS_STS_REGIONAL_ENDPOINTS\",\"value\":\"regional\"}");
		assertThat(service.pod().findValuesAsString("audience")).containsExactly("sts.amazonaws.com");
		assertThat(service.property("trainer.storage.s3.path-style")).isEqualTo("false");
	}

	@Test
	void startsTheOtherPodsOfOnePoolOnly() {
		Map<String, Object> values = pool();
		Map<String, Object> others = pool();
		others.put("workerPools.gpu.threads", 2);
		assertThat(checksum(values, "gpu")).isNotEqualTo(checksum(others, "gpu"));
		assertThat(checksum(values, "default")).isEqualTo(checksum(others, "default"));
	}

	private static String checksum(Map<String, Object> values, String pool) {
		return Workload.worker(Chart.rendered(values), pool)
			.deployment()
			.at("/spec/template/metadata/annotations/checksum~1properties")
			.asString();
	}

	private static List<Manifest> pools(String name) {
		return Chart.rendered(Chart.DIRECTORY.resolve("ci").resolve(name + "-values.yaml"));
	}

	/** Two pools on a folder. */
	private static Map<String, Object> pool() {
		return new HashMap<>(Map.of("workerPools.gpu.slots", 1, "workerPools.default.slots", 1, "database.type",
				"postgresql", "database.host", "db", "database.existingSecret", "secret", "persistence.accessMode",
				"ReadWriteMany"));
	}

	/** The same on a bucket. */
	private static Map<String, Object> s3() {
		Map<String, Object> values = pool();
		values.remove("persistence.accessMode");
		values.putAll(Map.of("storage.type", "s3", "storage.s3.bucket", "trainings", "storage.s3.endpoint",
				"http://minio", "storage.s3.existingSecret", "keys", "access.existingSecret", "admins"));
		return values;
	}

}
