package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the chart's files agree with each other. {@code -Dchart.update=true} writes the
 * README's table and the rendered default anew.
 */
@Tag("thorough")
class ChartDocumentsTest {

	private static final Path GOLDEN = Path.of("src/test/resources/io/adax/trainer/chart/default.yaml");

	private static final Path README = Chart.DIRECTORY.resolve("README.md");

	private static final String BEGIN = "<!-- values -->\n";

	private static final String END = "<!-- /values -->\n";

	@Test
	void rendersItsDefaultAsBefore() throws IOException {
		String rendered = Chart.text(Map.of());
		if (Chart.UPDATE) {
			Files.writeString(GOLDEN, rendered);
		}
		assertThat(rendered).isEqualTo(Files.readString(GOLDEN));
	}

	@Test
	void listsEveryValueInTheReadme() throws IOException {
		String readme = Files.readString(README);
		String expected = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length()) + values().table()
				+ readme.substring(readme.indexOf(END));
		if (Chart.UPDATE) {
			Files.writeString(README, expected);
			readme = expected;
		}
		assertThat(readme).isEqualTo(expected);
	}

	@Test
	void explainsEveryValue() throws IOException {
		assertThat(values().values()).filteredOn((value) -> value.text() != null)
			.isNotEmpty()
			.allSatisfy((value) -> assertThat(value.comment()).as(value.name()).isNotEmpty());
	}

	@Test
	void hasASchemaOfTheSameValues() throws IOException {
		Set<String> leaves = new TreeSet<>();
		JsonNode schema = new JsonMapper().readTree(Files.readString(Chart.DIRECTORY.resolve("values.schema.json")));
		collect("", schema, schema, leaves);
		// Helm's own, for charts inside charts
		leaves.remove("global");
		assertThat(values().values()).filteredOn((value) -> value.text() != null)
			.extracting(DocumentedValues.Value::name)
			.containsExactlyInAnyOrderElementsOf(leaves);
	}

	/**
	 * Who operates it finds each secret that it wants, and each way that is open or can
	 * be opened.
	 */
	@Test
	void namesSecretsAndWaysInTheOperatorsGuide() throws IOException {
		String guide = Files.readString(Path.of("docs", "operations.md"));
		assertThat(values().values()).filteredOn((value) -> value.text() != null)
			.extracting(DocumentedValues.Value::name)
			.filteredOn((name) -> name.matches(".*Secrets?|networkPolicy\\..+"))
			.hasSizeGreaterThan(15)
			.allSatisfy((name) -> assertThat(guide).contains("`" + name));
	}

	@Test
	void isOfTheVersionThatIsBuilt() throws IOException {
		String pom = Files.readString(Path.of("pom.xml"));
		String version = pom.substring(pom.indexOf("<artifactId>adax-trainer</artifactId>"));
		version = version.substring(version.indexOf("<version>") + "<version>".length(), version.indexOf("</version>"));
		assertThat(Files.readAllLines(Chart.DIRECTORY.resolve("Chart.yaml"))).contains("appVersion: " + version);
	}

	@Test
	void runsAsTheImagesUserInTheImagesHome() throws IOException {
		Manifest deployment = Manifest.only(Chart.rendered(), "Deployment");
		JsonNode context = deployment.at("/spec/template/spec/securityContext");
		assertThat(Files.readAllLines(Path.of("Dockerfile"))).contains(
				"USER %s:%s".formatted(context.path("runAsUser"), context.path("runAsGroup")),
				"VOLUME " + deployment.at("/spec/template/spec/containers/0/volumeMounts/1/mountPath").asString());
	}

	private static void collect(String path, JsonNode schema, JsonNode all, Set<String> leaves) {
		if (schema.has("$ref")) {
			collect(path, all.at(schema.path("$ref").asString().substring(1)), all, leaves);
			return;
		}
		JsonNode properties = schema.path("properties");
		if (properties.isMissingNode()) {
			leaves.add(path);
		}
		properties.propertyStream()
			.forEach((property) -> collect(path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
					property.getValue(), all, leaves));
	}

	private static DocumentedValues values() throws IOException {
		return DocumentedValues.in(Chart.DIRECTORY.resolve("values.yaml"));
	}

}
