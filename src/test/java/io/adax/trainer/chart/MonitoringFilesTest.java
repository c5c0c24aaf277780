package io.adax.trainer.chart;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The alerts, their paragraphs and the dashboard, as far as no Prometheus is needed. */
@Tag("thorough")
class MonitoringFilesTest {

	/** The unit tests of the alerts, for promtool. */
	static final Path ALERT_TESTS = Path.of("src/test/resources/io/adax/trainer/chart/alerts.test.yaml");

	private static final Path RUNBOOK = Path.of("docs/operations.md");

	private static final Pattern PARAGRAPH = Pattern.compile("(?m)^### (Adax\\w+)\n\n((?:(?!#).*\n)+)");

	private static final String GONE = "AdaxGone";

	private static final Map<String, Object> MONITORED = Map.of("monitoring.monitor.enabled", true,
			"monitoring.monitor.keySecret", "key", "monitoring.rules.enabled", true, "monitoring.dashboard.enabled",
			true);

	@Test
	void everyAlertSaysWhatItMeansAndHowBadItIs() {
		assertThat(MonitoringFiles.alerts()).hasSizeGreaterThan(10).allSatisfy((alert) -> {
			assertThat(alert.at("/labels/severity").asString()).isIn("critical", "warning");
			assertThat(alert.at("/annotations/summary").asString()).isNotEmpty();
			assertThat(alert.at("/annotations/description").asString()).contains("{{ $");
		});
	}

	@Test
	void everyAlertHasItsParagraph() {
		Map<String, String> paragraphs = PARAGRAPH.matcher(MonitoringFiles.text(RUNBOOK))
			.results()
			.collect(Collectors.toMap((found) -> found.group(1), (found) -> found.group(2)));
		assertThat(paragraphs.keySet()).containsExactlyInAnyOrderElementsOf(names());
		assertThat(paragraphs.values()).allMatch((text) -> text.strip().length() > 100);
		assertThat(MonitoringFiles.alerts())
			.allSatisfy((alert) -> assertThat(alert.at("/annotations/runbook_url").asString())
				.isEqualTo("docs/operations.md#" + name(alert).toLowerCase(Locale.ROOT)));
	}

	@Test
	void everyAlertIsFiredByATest() {
		JsonNode tests = Manifest.all(MonitoringFiles.text(ALERT_TESTS)).get(0).at("/tests");
		assertThat(tests.findValues("alert_rule_test")
			.stream()
			.flatMap(JsonNode::valueStream)
			.filter((test) -> !test.path("exp_alerts").isEmpty())
			.map((test) -> test.path("alertname").asString())).containsExactlyInAnyOrderElementsOf(names());
	}

	@Test
	void aDashboardsPanelHasATitleAnExplanationAndAUnit() {
		List<JsonNode> panels = MonitoringFiles.dashboard()
			.path("panels")
			.valueStream()
			.filter((panel) -> !panel.path("type").asString().equals("row"))
			.toList();
		assertThat(panels).hasSizeGreaterThan(10).allSatisfy((panel) -> {
			assertThat(panel.path("title").asString()).isNotEmpty();
			assertThat(panel.path("description").asString()).isNotEmpty();
			assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotEmpty();
			assertThat(panel.path("targets")).isNotEmpty();
		});
		assertThat(MonitoringFiles.dashboard().path("panels").findValuesAsString("id")).doesNotHaveDuplicates();
	}

	@Test
	void knowsWhatAnExpressionAsksFor() {
		Expression expression = new Expression("""
				sum by (pool, le) (rate(a_total{x="1",y!="2"}[5m])) / on (pool) b > 2e9 and c{z=~"$z"}""");
		assertThat(expression.selectors()).extracting(Expression.Selector::metric).containsExactly("a_total", "b", "c");
		assertThat(expression.grouping()).containsExactly("pool");
		Scrape scrape = new Scrape("# HELP a\na_total{pool=\"p\",x=\"1\",y=\"3\",} 1.0\nb 2\nc{z=\"\"} NaN\n");
		assertThat(scrape.missing(expression)).isEmpty();
		assertThat(scrape.missing(new Expression("a_total{x=\"2\"} + d + sum by (w) (b)"))).hasSize(3);
	}

	@Test
	void theChartHasTheSameAlertsAndTheSameDashboard() {
		List<Manifest> manifests = Chart.rendered(MONITORED);
		assertThat(Manifest.only(manifests, "PrometheusRule")
			.at("/spec/groups/0/rules")
			.valueStream()
			.filter((alert) -> !name(alert).equals(GONE))).containsExactlyElementsOf(
					MonitoringFiles.alerts().stream().filter((alert) -> !name(alert).equals(GONE)).toList());
		JsonNode dashboard = manifests.stream()
			.map((manifest) -> manifest.at("/data/adax-trainer.json"))
			.filter(JsonNode::isString)
			.map((text) -> new JsonMapper().readTree(text.asString()))
			.findFirst()
			.orElseThrow();
		assertThat(dashboard).isEqualTo(MonitoringFiles.dashboard());
	}

	/** Whatever else is there, and be it its own workers. */
	@Test
	void theChartMissesItsOwnReplicas() {
		assertThat(expression(MONITORED, GONE))
			.isEqualTo("absent(up{job=\"adax-trainer\",namespace=\"ml\",release=\"demo\",component=\"service\"})");
		assertThat(expression(Map.of("monitoring.rules.enabled", true), GONE))
			.isEqualTo("absent(up{job=\"adax-trainer\"})");
	}

	private static String expression(Map<String, Object> values, String alert) {
		return Manifest.only(Chart.rendered(values), "PrometheusRule")
			.at("/spec/groups/0/rules")
			.valueStream()
			.filter((rule) -> name(rule).equals(alert))
			.map((rule) -> rule.path("expr").asString())
			.findFirst()
			.orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({ "PodMonitor, podMetricsEndpoints", "ServiceMonitor, endpoints" })
	void theChartTellsReleasesApart(String kind, String endpoints) {
		Map<String, Object> values = new HashMap<>(MONITORED);
		values.put("monitoring.monitor.kind", kind);
		JsonNode labels = Manifest.only(Chart.rendered(values), kind).at("/spec/" + endpoints + "/0/relabelings");
		assertThat(labels.findValuesAsString("targetLabel")).containsExactly("release", "component");
		assertThat(labels.findValuesAsString("replacement")).containsExactly("demo");
	}

	@Test
	void everythingTellsReleasesApart() {
		assertThat(MonitoringFiles.alerts()).extracting((alert) -> new Expression(alert.path("expr").asString()))
			.allSatisfy((expression) -> assertThat(expression.grouping().contains("release"))
				.isEqualTo(expression.grouping().contains("namespace")));
		assertThat(MonitoringFiles.dashboard().findValuesAsString("expr")).isNotEmpty()
			.allSatisfy((text) -> assertThat(text.replace("namespace=~\"$namespace\",release=~\"$release\"", ""))
				.doesNotContain("$namespace"));
	}

	@Test
	void theChartNamesWhereTheRunbookIs() {
		Manifest rules = Manifest.only(
				Chart.rendered(
						Map.of("monitoring.rules.enabled", true, "monitoring.rules.runbook", "https://example.org/o")),
				"PrometheusRule");
		assertThat(rules.at("/spec/groups/0/rules").findValuesAsString("runbook_url"))
			.allMatch((url) -> url.startsWith("https://example.org/o#adax"));
	}

	@Test
	void prometheusSendsAKeyUnlessTheDoorIsOpen() {
		String authorization = "/spec/podMetricsEndpoints/0/authorization";
		assertThat(Manifest.only(Chart.rendered(MONITORED), "PodMonitor").at(authorization).toString())
			.isEqualTo("{\"type\":\"Bearer\",\"credentials\":{\"name\":\"key\",\"key\":\"monitoring-key\"}}");
		assertThat(Manifest
			.only(Chart.rendered(Map.of("monitoring.monitor.enabled", true, "access.monitoringSecret", "watch")),
					"PodMonitor")
			.at(authorization + "/credentials/name")
			.asString()).isEqualTo("watch");
		assertThat(Manifest
			.only(Chart.rendered(Map.of("monitoring.monitor.enabled", true, "access.mode", "unsafe-open")),
					"PodMonitor")
			.at(authorization)
			.isMissingNode()).isTrue();
	}

	private static List<String> names() {
		return MonitoringFiles.alerts().stream().map(MonitoringFilesTest::name).toList();
	}

	private static String name(JsonNode alert) {
		return alert.path("alert").asString();
	}

}
