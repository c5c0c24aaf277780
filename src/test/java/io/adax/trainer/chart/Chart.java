package io.adax.trainer.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import org.yaml.snakeyaml.Yaml;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The chart, rendered by Helm itself. */
public final class Chart {

	static final Path DIRECTORY = Path.of("helm", "adax-trainer");

	/** What else its files are compared with, or are written anew by. */
	static final boolean UPDATE = Boolean.getBoolean("chart.update");

	/** What asks the cluster; there is none here. */
	private static final String LOOKUP = "{{- lookup \"apps/v1\" \"Deployment\" $root.Release.Namespace (index . 1) | toJson -}}";

	private static final String KUBERNETES = "1.34.0";

	/** Where this JVM changes copies of the chart: another one tests beside it. */
	private static final Path COPIES = Path.of("target", "chart", Long.toString(ProcessHandle.current().pid()));

	/** A copy whose test is no hook: Helm does not render hooks here. */
	private static final Path WITH_TEST = withoutHook(COPIES.resolve("with-test"));

	private static final Map<Path, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

	private Chart() {
	}

	private static Path withoutHook(Path copy) {
		try {
			FileSystemUtils.deleteRecursively(copy);
			FileSystemUtils.copyRecursively(DIRECTORY, copy);
			Path test = copy.resolve("templates/tests/iris.yaml");
			Files.writeString(test, Files.readString(test).replace("helm.sh/hook: test", "example.org/hook: test"));
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The value sets that are to work: one of each file. */
	static Stream<Path> valueSets() throws IOException {
		try (Stream<Path> files = Files.list(DIRECTORY.resolve("ci"))) {
			return Stream.concat(Stream.of(DIRECTORY.resolve("values.yaml")), files.sorted().toList().stream());
		}
	}

	/** What Helm's own check says of the chart with these values as its own. */
	static List<String> complaints(Path values) throws IOException {
		Path copy = COPIES.resolve("lint/adax-trainer");
		FileSystemUtils.deleteRecursively(copy);
		FileSystemUtils.copyRecursively(DIRECTORY, copy);
		Map<String, Object> all = yaml(DIRECTORY.resolve("values.yaml"));
		merge(all, yaml(values));
		Files.writeString(copy.resolve("values.yaml"), new Yaml().dump(all));
		LintResult result = new Helm(copy).lint().strict().quiet().call();
		return result.isFailed() ? result.getMessages() : List.of();
	}

	private static Map<String, Object> yaml(Path file) throws IOException {
		return new Yaml().load(Files.readString(file));
	}

	/** As Helm does it. */
	@SuppressWarnings("unchecked")
	private static void merge(Map<String, Object> into, Map<String, Object> values) {
		values.forEach((name, value) -> {
			if (value instanceof Map<?, ?> map && into.get(name) instanceof Map<?, ?> known) {
				merge((Map<String, Object>) known, (Map<String, Object>) map);
			}
			else {
				into.put(name, value);
			}
		});
	}

	static List<Manifest> rendered() {
		return rendered(Map.of());
	}

	static List<Manifest> rendered(Map<String, Object> values) {
		return Manifest.all(text(values));
	}

	/** With the pod of {@code helm test}. */
	static List<Manifest> rendered(Path values) {
		return RENDERED.computeIfAbsent(values,
				(file) -> Manifest.all(template(WITH_TEST).withValuesFile(file).call()));
	}

	/** What {@code helm install -f … --set …} would send. */
	public static List<Manifest> rendered(Path values, Map<String, Object> more) {
		TemplateCommand template = template(DIRECTORY).withValuesFile(values);
		more.forEach(template::set);
		return Manifest.all(template.call());
	}

	/** As a release of another name, in another namespace. */
	static List<Manifest> rendered(Path values, String release, String namespace) {
		return Manifest
			.all(template(WITH_TEST).withValuesFile(values).withName(release).withNamespace(namespace).call());
	}

	/** What an upgrade would send, if the cluster had Deployments like this. */
	static List<Manifest> upgraded(Path values, String live) throws IOException {
		Path copy = COPIES.resolve("upgrade");
		FileSystemUtils.deleteRecursively(copy);
		FileSystemUtils.copyRecursively(DIRECTORY, copy);
		Path replicas = copy.resolve("templates/_replicas.tpl");
		String text = Files.readString(replicas);
		assertThat(text).containsOnlyOnce(LOOKUP);
		Files.writeString(replicas,
				text.replace("if $root.Release.IsUpgrade", "if true").replace(LOOKUP, "{{- `" + live + "` -}}"));
		return Manifest.all(template(copy).withValuesFile(values).call());
	}

	static String text(Map<String, Object> values) {
		TemplateCommand template = template(DIRECTORY);
		values.forEach(template::set);
		return template.call();
	}

	/** What Helm says of values that it refuses. */
	static String refusal(Map<String, Object> values) {
		return String.valueOf(catchThrowable(() -> text(values)));
	}

	private static TemplateCommand template(Path chart) {
		return new Helm(chart).template().withName("demo").withNamespace("ml").withKubeVersion(KUBERNETES);
	}

}
