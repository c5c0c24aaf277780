package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What values do, and which are refused. */
@Tag("thorough")
class ChartValuesTest {

	private static final Map<String, Object> POSTGRESQL = Map.of("database.type", "postgresql", "database.host", "db",
			"database.existingSecret", "secret");

	@ParameterizedTest
	@MethodSource("valueSets")
	void passesHelmsOwnCheck(Path values) throws IOException {
		assertThat(Chart.complaints(values)).isEmpty();
	}

	static Stream<Path> valueSets() throws IOException {
		return Chart.valueSets();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "refused.csv", delimiter = '|')
	void refusesAndNamesTheField(String field, String value, String named) {
		assertThat(Chart.refusal(Map.of(field, value))).contains(named);
	}

	/** Whatever is kept must outlive the pod, or be made anew with all the rest. */
	@Test
	void refusesAHomeThatGoesWithThePodWhereOtherThingsStay() {
		Map<String, Object> values = new HashMap<>(POSTGRESQL);
		values.put("persistence.enabled", false);
		assertThat(Chart.refusal(values)).contains("/storage/type");
		Map<String, Object> bucket = Map.of("persistence.enabled", false, "access.existingSecret", "admin",
				"storage.type", "s3", "storage.s3.bucket", "trainings", "storage.s3.region", "eu-central-1");
		assertThat(Chart.refusal(bucket)).contains("/database/type");
		values.putAll(bucket);
		assertThat(Chart.text(values)).doesNotContain("PersistentVolumeClaim");
		assertThat(Chart.refusal(Map.of("persistence.enabled", false, "persistence.existingClaim", "precious")))
			.contains("/persistence/existingClaim");
	}

	@Test
	void installsWhatTheReadmeSaysThatAPlatformRuns(@TempDir Path directory) throws IOException {
		String readme = Files.readString(Path.of("README.md"));
		String example = readme.split("What a platform runs", 2)[1].split("```yaml\n", 2)[1].split("```", 2)[0];
		Path values = Files.writeString(directory.resolve("values.yaml"), example);
		assertThat(Chart.rendered(values, Map.of())).filteredOn((manifest) -> manifest.kind().equals("ScaledObject"))
			.hasSize(2);
	}

	@Test
	void countsOneEngineMoreThanSlots() {
		assertThat(Workload.all(Chart.rendered(Map.of("trainer.slots", 3)))).singleElement()
			.satisfies((service) -> assertThat(service.memoryLimit()).isEqualTo(384 + 384 + 4 * 768));
	}

	/** What trains takes all that it gets, and probes have to be answered meanwhile. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			trainer: {slots: 1}                          | 2
			trainer: {slots: 8}                          | 9
			trainer: {slots: 2, threads: 4}              | 9
			resources: {requests: {cpu: "8"}}            | 8
			resources: {requests: {cpu: "2.5"}}          | 2500m
			resources: {limits: {cpu: 700m}}             | 700m
			resources: {limits: {cpu: ""}}               | ''
			""")
	void hasProcessorsForAllThatTrains(String values, String limit, @TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("values.yaml"), values);
		assertThat(Workload.all(Chart.rendered(file, Map.of()))
			.get(0)
			.container()
			.at("/resources/limits/cpu")
			.asString("")).isEqualTo(limit);
	}

	@Test
	void refusesMoreProcessorsReservedThanThereMayBe(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("values.yaml"), "resources: {limits: {cpu: 400m}}");
		assertThatThrownBy(() -> Chart.rendered(file, Map.of()))
			.hasMessageContaining("resources.requests.cpu is 500m, which is more than resources.limits.cpu, 400m");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRAINER_SLOTS", "trainer_slots", "SPRING_DATASOURCE_URL", "SPRING_FLYWAY_ENABLED",
			"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "AWS_REGION" })
	void refusesVariablesThatWouldWinOverValues(String name) {
		assertThat(Chart.refusal(Map.of("extraEnv[0].name", name, "extraEnv[0].value", "a")))
			.contains("/extraEnv/0/name");
	}

	@Test
	void givesPodsWhatElseTheyAreToHave() {
		Workload nodes = Workload.all(Chart.DIRECTORY.resolve("ci/nodes-values.yaml")).get(0);
		assertThat(nodes.container().path("env").toString()).contains(
				"{\"name\":\"AWS_SESSION_TOKEN\",\"valueFrom\":{\"secretKeyRef\":{\"key\":\"token\",\"name\":\"session\"}}}");
		assertThat(nodes.pod().path("affinity").has("nodeAffinity")).isTrue();
		List<Manifest> pools = Chart.rendered(Chart.DIRECTORY.resolve("ci/gpu-values.yaml"));
		assertThat(Workload.worker(pools, "gpu").pod().path("affinity").has("podAntiAffinity")).isTrue();
		assertThat(Workload.worker(pools, "default").pod().has("affinity")).isFalse();
	}

	@Test
	void tellsTheServiceAboutPostgresqlButNotItsPassword() {
		List<Manifest> manifests = Chart.rendered(POSTGRESQL);
		assertThat(properties(manifests)).contains(
				"spring.datasource.url=jdbc:postgresql://db:5432/trainer?connectTimeout=5&socketTimeout=30&tcpKeepAlive=true\n");
		assertThat(Manifest.only(manifests, "Deployment").json().toString())
			.contains("\"secretKeyRef\":{\"name\":\"secret\",\"key\":\"password\"}");
		assertThat(Manifest.find(manifests, "Secret")).isEmpty();
	}

	@Test
	void tracesWhereACollectorIsNamed() {
		assertThat(properties(Chart.rendered())).doesNotContain("management.opentelemetry", "management.tracing");
		assertThat(Workload.all(Chart.DIRECTORY.resolve("ci/tracing-values.yaml"))).allSatisfy((workload) -> {
			assertThat(workload.property("management.opentelemetry.tracing.export.otlp.endpoint"))
				.isEqualTo("http://collector.observability.svc:4318/v1/traces");
			assertThat(workload.property("management.tracing.sampling.probability")).isEqualTo("0.1");
		});
	}

	@Test
	void verifiesPostgresqlByItsAuthority() {
		Map<String, Object> values = new HashMap<>(POSTGRESQL);
		values.put("database.caSecret", "ca");
		assertThat(properties(Chart.rendered(values)))
			.contains("&sslmode=verify-full&sslrootcert=%2Fetc%2Fadax-trainer-ca%2Fca.crt&");
	}

	@Test
	void givesUpConnectionsThatNobodyAnswersUnlessToldOtherwise() {
		Map<String, Object> values = new HashMap<>(POSTGRESQL);
		values.put("database.parameters.socketTimeout", 0);
		values.put("database.parameters.tcpKeepAlive", "null");
		assertThat(properties(Chart.rendered(values))).contains("/trainer?connectTimeout=5&socketTimeout=0\n");
	}

	@Test
	void writesPropertiesAsTheyAreGiven() {
		Workload service = Workload.all(Chart.DIRECTORY.resolve("ci/properties-values.yaml")).get(0);
		assertThat(service.property("trainer.limits.max-rows")).isEqualTo("20000000");
		assertThat(service.property("trainer.access.oidc.role-claim")).isEqualTo("C:\\roles\\");
		assertThat(service.property("trainer.access.oidc.roles[ML Admins: all]")).isEqualTo("admin");
		assertThat(service.property("trainer.quotas.projects[Vision].running")).isEqualTo("3");
		assertThat(service.property("trainer.engine.warm")).isEqualTo("false");
	}

	@Test
	void refusesOtherSpellingsOfWhatItSetsItself(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("values.yaml"), "properties: {\"trainer[slots]\": 2}");
		assertThatThrownBy(() -> Chart.rendered(file, Map.of())).hasMessageContaining("trainer[slots]");
	}

	@Test
	void takesTheAdminsKeyFromASecretAndNothingElse() {
		List<Manifest> manifests = Chart.rendered(Map.of("access.existingSecret", "admins"));
		assertThat(Manifest.only(manifests, "Deployment").json().toString())
			.contains("\"name\":\"TRAINER_ACCESS_ADMIN_KEY\"", "\"secretKeyRef\":{\"name\":\"admins\"");
		assertThat(Manifest.find(manifests, "Secret")).isEmpty();
	}

	@Test
	void keepsOnePodAtATimeOnTheEmbeddedDatabase() {
		List<Manifest> manifests = Chart.rendered();
		assertThat(Manifest.only(manifests, "Deployment").at("/spec/strategy/type").asString()).isEqualTo("Recreate");
		assertThat(Manifest.find(manifests, "PodDisruptionBudget")).isEmpty();
	}

	@Test
	void rollsOutUnderLoadWhereTwoPodsMayBe() {
		Map<String, Object> values = new HashMap<>(POSTGRESQL);
		assertThat(strategy(values)).isEqualTo("Recreate");
		values.put("persistence.accessMode", "ReadWriteMany");
		assertThat(strategy(values)).isEqualTo("RollingUpdate");
		values.put("updateStrategy", "Recreate");
		assertThat(strategy(values)).isEqualTo("Recreate");
		assertThat(strategy(Map.of("persistence.accessMode", "ReadWriteMany"))).isEqualTo("Recreate");
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void takesNotAllReplicasAtOnceWhereThereAreSeveral(Path values) {
		assertThat(Workload.all(values)).map(Workload::deployment)
			.filteredOn((deployment) -> deployment.at("/spec/replicas").asInt(2) > 1)
			.allMatch((deployment) -> deployment.at("/spec/strategy/type").asString().equals("RollingUpdate"));
	}

	private static String strategy(Map<String, Object> values) {
		return Manifest.only(Chart.rendered(values), "Deployment").at("/spec/strategy/type").asString();
	}

	@Test
	void keepsTheClaimWhenItIsUninstalled() {
		assertThat(Manifest.only(Chart.rendered(), "PersistentVolumeClaim")
			.at("/metadata/annotations/helm.sh~1resource-policy")
			.asString()).isEqualTo("keep");
	}

	@Test
	void startsOtherPodsForOtherProperties() {
		assertThat(checksum(Map.of("trainer.coreType", "Haswell"))).isNotEqualTo(checksum(Map.of()));
		assertThat(checksum(Map.of("service.port", 81))).isEqualTo(checksum(Map.of()));
	}

	private static String checksum(Map<String, Object> values) {
		return Manifest.only(Chart.rendered(values), "Deployment")
			.at("/spec/template/metadata/annotations/checksum~1properties")
			.asString();
	}

	private static String properties(List<Manifest> manifests) {
		return Manifest.only(manifests, "ConfigMap").at("/data/application.properties").asString();
	}

}
