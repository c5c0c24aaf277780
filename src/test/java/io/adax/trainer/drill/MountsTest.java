package io.adax.trainer.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class MountsTest {

	private static final JsonMapper JSON = new JsonMapper();

	private static final JsonNode POD = JSON.readTree(
			"""
					{"containers": [{"volumeMounts": [
					   {"name": "properties", "mountPath": "/etc/trainer"}, {"name": "home", "mountPath": "/var/lib/trainer"},
					   {"name": "scratch", "mountPath": "/tmp"}]}],
					 "volumes": [{"name": "properties", "configMap": {"name": "trainer"}},
					   {"name": "home", "persistentVolumeClaim": {"claimName": "home"}}, {"name": "scratch", "emptyDir": {}}]}""");

	@TempDir
	Path directory;

	private Mounts mounts;

	@BeforeEach
	void mount() {
		Stored stored = new Stored(this.directory.resolve("claims"));
		stored.configMap(JSON.valueToTree(Map.of("metadata", Map.of("name", "trainer"), "data",
				Map.of("application.properties", "home=/var/lib/trainer\nserver.address=0.0.0.0\n"))));
		this.mounts = new Mounts(POD, this.directory.resolve("pod"), "127.1.2.3", stored);
	}

	@Test
	void putsDirectoriesInThePlaceOfMounts() {
		assertThat(this.mounts.localize("--cache=/tmp/cache")).isEqualTo("--cache=" + at("pod/scratch/cache"));
		assertThat(this.mounts.localize("/var/lib/trainer:/tmp"))
			.isEqualTo(at("claims/home") + ":" + at("pod/scratch"));
	}

	@Test
	void leavesAloneWhatOnlyBeginsLikeAMount() {
		assertThat(this.mounts.localize("/tmpfs /var/tmp 10.0.0.0.0")).isEqualTo("/tmpfs /var/tmp 10.0.0.0.0");
	}

	@Test
	void writesFilesAsThePodSeesThem() throws IOException {
		assertThat(Files.readString(this.directory.resolve("pod/properties/application.properties")))
			.isEqualTo("home=%s\nserver.address=127.1.2.3\n".formatted(at("claims/home")));
	}

	private String at(String path) {
		return this.directory.resolve(path).toString();
	}

}
