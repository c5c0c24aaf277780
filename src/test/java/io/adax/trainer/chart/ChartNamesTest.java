package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Names that come from outside: Helm allows more than Kubernetes. */
@Tag("thorough")
class ChartNamesTest {

	private static final Path DEFAULT = Chart.DIRECTORY.resolve("values.yaml");

	private static final Path NUMBERS = Chart.DIRECTORY.resolve("ci/numbers-values.yaml");

	@Test
	void takesNamesThatLookLikeNumbers() throws IOException {
		List<Manifest> manifests = Chart.rendered(NUMBERS, "123", "42");
		for (Manifest manifest : manifests) {
			KubernetesModels.read(manifest);
			assertThat(manifest.name()).startsWith(manifest.kind().equals("ServiceAccount") ? "17" : "trainer");
			assertThat(manifest.at("/metadata/namespace").stringValue()).isEqualTo("42");
			assertThat(manifest.at("/metadata/labels/app.kubernetes.io~1instance").stringValue()).isEqualTo("123");
		}
		assertThat(manifests).hasSizeGreaterThan(10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "123", "7test", "a.b" })
	void refusesReleasesAfterWhichNoServiceCanBeCalled(String release) {
		assertThatThrownBy(() -> Chart.rendered(DEFAULT, release, "ml"))
			.hasMessageContaining("fullnameOverride must be set")
			.hasMessageContaining(release + "-adax-trainer");
	}

	@Test
	void keepsLongNamesApartThatBeginAlike() {
		String one = name("a".repeat(50) + "-1");
		String other = name("a".repeat(50) + "-2");
		assertThat(one).isNotEqualTo(other).hasSameSizeAs(other).hasSizeLessThanOrEqualTo(50);
		assertThat(name("ml")).isEqualTo("ml-adax-trainer");
		assertThat(name("adax-trainer-2")).isEqualTo("adax-trainer-2");
	}

	private static String name(String release) {
		return Manifest.only(Chart.rendered(DEFAULT, release, "ml"), "Service").name();
	}

}
