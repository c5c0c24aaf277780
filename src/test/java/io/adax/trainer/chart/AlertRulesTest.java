package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.adax.trainer.contract.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Prometheus itself says of the alerts: each fires in a case of its own. */
@Tag("thorough")
class AlertRulesTest {

	private static final Path HERE = Path.of("").toAbsolutePath();

	@BeforeAll
	static void require() {
		Tools.require("there is no promtool on this machine (Debian: prometheus): no alert is fired", "promtool",
				"--version");
	}

	@Test
	void areWellFormed() throws Exception {
		assertThat(promtool("check", "rules", MonitoringFiles.ALERTS.toString())).contains("SUCCESS");
	}

	@Test
	void fireOnceEach() throws Exception {
		assertThat(promtool("test", "rules", MonitoringFilesTest.ALERT_TESTS.toString())).contains("SUCCESS");
	}

	@Test
	void wouldNoticeAnAlertThatDoesNotFire(@TempDir Path directory) throws IOException {
		Path rules = Files.writeString(directory.resolve("alerts.yaml"), MonitoringFiles.text(MonitoringFiles.ALERTS)
			.replace("(trainer_pool_slots) == 0", "(trainer_slots) < 0"));
		Path tests = Files.writeString(directory.resolve("test.yaml"),
				MonitoringFiles.text(MonitoringFilesTest.ALERT_TESTS)
					.replaceAll("(?m)^  - .*alerts\\.yaml$", "  - " + rules));
		assertThatThrownBy(() -> promtool("test", "rules", tests.toString()))
			.hasMessageContaining("AdaxQueueNotMoving");
	}

	@Test
	void prometheusReadsWhatTheDashboardAsks(@TempDir Path directory) throws Exception {
		List<String> asked = MonitoringFiles.dashboard()
			.findValues("expr")
			.stream()
			.map((text) -> text.asString().replace("$__rate_interval", "5m"))
			.toList();
		List<Map<String, String>> rules = IntStream.range(0, asked.size())
			.mapToObj((number) -> Map.of("record", "panel:" + number, "expr", asked.get(number)))
			.toList();
		// JSON is YAML, too
		Path file = Files.writeString(directory.resolve("dashboard.yaml"), new JsonMapper()
			.writeValueAsString(Map.of("groups", List.of(Map.of("name", "panels", "rules", rules)))));
		assertThat(promtool("check", "rules", file.toString())).contains(asked.size() + " rules found");
	}

	private static String promtool(String... arguments) throws IOException, InterruptedException {
		String[] command = new String[arguments.length + 1];
		command[0] = "promtool";
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		return Tools.run(HERE, Map.of(), command);
	}

}
