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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who reaches the pods, and whom they reach. */
@Tag("thorough")
class ChartNetworkTest {

	private static final String NAME = "demo-adax-trainer";

	private static final Path TRIAL = ci("trial");

	private static final Map<String, Object> POSTGRESQL = Map.of("database.type", "postgresql", "database.host", "db",
			"database.existingSecret", "secret");

	@ParameterizedTest
	@MethodSource("valueSets")
	void deniesEveryPodWhatNothingAllows(Path values) {
		List<Manifest> manifests = Chart.rendered(values);
		Manifest deny = manifests.stream()
			.filter((manifest) -> manifest.kind().equals("NetworkPolicy") && manifest.name().endsWith("-deny"))
			.findFirst()
			.orElseThrow();
		assertThat(deny.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
		assertThat(deny.at("/spec/ingress")).isEmpty();
		assertThat(deny.at("/spec/egress")).isEmpty();
		assertThat(manifests).filteredOn((manifest) -> manifest.pod().isPresent())
			.allMatch((manifest) -> isSelected(deny, manifest.podLabels()));
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void saysOfEveryPodOnceMoreWhatItMay(Path values) {
		List<Manifest> manifests = Chart.rendered(values);
		assertThat(manifests).filteredOn((manifest) -> manifest.pod().isPresent())
			.allSatisfy((pod) -> assertThat(manifests).filteredOn((manifest) -> manifest.kind().equals("NetworkPolicy"))
				.filteredOn((policy) -> isSelected(policy, pod.podLabels()))
				.hasSize(2));
	}

	@Test
	void letsNothingOutWithTheEmbeddedDatabase() {
		assertThat(policy(Chart.rendered(), "").at("/spec/egress")).isEmpty();
	}

	@Test
	void letsNamesAndTheDatabaseOutWithPostgresql() {
		assertThat(ports(policy(Chart.rendered(POSTGRESQL), "").at("/spec/egress"))).containsExactly("53", "53",
				"5432");
	}

	@Test
	void letsTheOpenIdProviderBeAsked() {
		assertThat(ports(
				policy(Chart.rendered(Map.of("access.issuerUri", "https://login.example.org")), "").at("/spec/egress")))
			.containsExactly("53", "53", "443");
		assertThat(
				ports(policy(Chart.rendered(Map.of("access.issuerUri", "https://keycloak.auth.svc:8443/realms/a")), "")
					.at("/spec/egress")))
			.containsExactly("53", "53", "8443");
	}

	@Test
	void letsS3BeReachedAtItsPort() {
		assertThat(ports(policy(Chart.rendered(ci("s3")), "").at("/spec/egress"))).containsExactly("53", "53", "9000");
		assertThat(ports(policy(Chart.rendered(ci("hpa")), "-workers").at("/spec/egress"))).containsExactly("53", "53",
				"5432", "443", "80");
	}

	@Test
	void letsPodsBeReachedAtTheirOwnPortsBehindServices() {
		List<Manifest> manifests = Chart.rendered(ci("keda"));
		assertThat(ports(policy(manifests, "").at("/spec/egress"))).containsExactly("53", "53", "5353", "5353", "6432",
				"9000");
		assertThat(ports(policy(manifests, "-workers").at("/spec/egress"))).containsExactly("53", "53", "5353", "5353",
				"6432", "9000", "3128");
		assertThat(ports(policy(manifests, "-test").at("/spec/egress/0"))).containsExactly("53", "53", "5353", "5353");
	}

	@Test
	void letsTheCollectorOfTracesBeReached() {
		JsonNode egress = policy(Chart.rendered(ci("tracing")), "").at("/spec/egress");
		assertThat(ports(egress)).containsExactly("53", "53", "4318");
		assertThat(egress.at("/1/to").toString()).contains("observability");
	}

	@Test
	void letsAwsBeAskedForARole() {
		JsonNode egress = policy(Chart.rendered(ci("irsa")), "").at("/spec/egress");
		assertThat(ports(egress)).containsExactly("53", "53", "5432", "443", "443");
		assertThat(egress.get(2).at("/to/0/ipBlock/cidr").asString("")).isEqualTo("10.0.0.0/8");
		assertThat(egress.get(2 + 1).has("to")).isFalse();
	}

	@Test
	void letsAwsBeAskedForARoleWhereS3IsAtAnotherPort() {
		assertThat(ports(policy(Chart.rendered(Chart.DIRECTORY.resolve("ci/irsa-values.yaml"),
				Map.of("storage.s3.endpoint", "https://s3.example.org:8443", "networkPolicy.s3", "null")), "")
			.at("/spec/egress"))).containsExactly("53", "53", "5432", "8443", "443");
	}

	@Test
	void mayLeaveKedaToWhoComesInAnyway(@TempDir Path directory) throws IOException {
		String values = Files.readString(Chart.DIRECTORY.resolve("ci/keda-values.yaml"));
		Path file = Files.writeString(directory.resolve("values.yaml"),
				values.replace("networkPolicy:\n", "networkPolicy:\n  keda: []\n"));
		assertThat(policy(Chart.rendered(file), "").at("/spec/ingress/0/from").toString())
			.isEqualTo("[{\"podSelector\":{}}]");
	}

	@Test
	void letsWorkersBeScrapedAndNothingElse() {
		JsonNode ingress = policy(Chart.rendered(ci("pools")), "-workers").at("/spec/ingress");
		assertThat(ingress.findValuesAsString("port")).containsExactly("management");
		assertThat(ingress.at("/0/from").toString()).contains("monitoring");
		assertThat(policy(Chart.rendered(ci("hpa")), "-workers").at("/spec/ingress")).isEmpty();
	}

	@Test
	void letsKedaAskWhereItDoes() {
		assertThat(policy(Chart.rendered(ci("keda")), "").at("/spec/ingress").toString())
			.contains("\"kubernetes.io/metadata.name\":\"keda\"");
		assertThat(policy(Chart.rendered(ci("keda-prometheus")), "").at("/spec/ingress").toString())
			.doesNotContain("keda");
	}

	@ParameterizedTest
	@CsvSource({ "ingress.enabled, true, ingress.host, a.example.org",
			"httpRoute.enabled, true, httpRoute.gateway, public", "service.type, LoadBalancer, service.port, 443",
			"service.type, NodePort, service.port, 443" })
	void refusesAnEntranceThatNobodyGetsThrough(String entrance, String on, String needed, String value) {
		Map<String, Object> values = new HashMap<>(Map.of(entrance, on, needed, value));
		assertThat(Chart.refusal(values)).contains("networkPolicy.from must name who comes in, because " + entrance);
		values.put("networkPolicy.enabled", false);
		assertThat(Chart.text(values)).isNotEmpty();
	}

	@Test
	void hidesTheManagementUnlessSomebodyIsNamed() {
		assertThat(policy(Chart.rendered(), "").at("/spec/ingress").findValuesAsString("port")).containsExactly("http");
	}

	private static Manifest policy(List<Manifest> manifests, String suffix) {
		return Manifest.named(manifests, "NetworkPolicy", NAME + suffix);
	}

	private static List<String> ports(JsonNode rules) {
		return rules.findValuesAsString("port");
	}

	private static boolean isSelected(Manifest policy, JsonNode labels) {
		return policy.at("/spec/podSelector/matchLabels")
			.propertyStream()
			.allMatch((label) -> label.getValue().equals(labels.path(label.getKey())));
	}

	private static Path ci(String name) {
		return Chart.DIRECTORY.resolve("ci").resolve(name + "-values.yaml");
	}

	/** All that have policies. */
	static Stream<Path> valueSets() throws IOException {
		return Chart.valueSets().filter((file) -> !file.equals(TRIAL));
	}

}
