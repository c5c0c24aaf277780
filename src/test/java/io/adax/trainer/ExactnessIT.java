package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A job that goes on in another numeric environment. */
@EnabledIfSystemProperty(named = "trainer.jar", matches = ".+")
@Timeout(300)
class ExactnessIT {

	@Test
	void isToldWithTheReason(@TempDir Path home) throws IOException, InterruptedException {
		String id;
		try (ServiceProcess service = ServiceProcess.start(home)) {
			id = service.client().submit(JobJson.someSeconds());
			service.client().awaitEvent(id, "checkpoint");
			service.client().pause(id);
			service.terminate();
		}
		try (ServiceProcess service = ServiceProcess.start(home, "--trainer.engine.threads=2")) {
			service.client().resume(id);
			JsonNode model = service.client().awaitModel(id);
			JsonNode run = service.client().runs(id).get(1);
			assertThat(service.client().runs(id).get(0).get("exactness").stringValue()).isEqualTo("exact");
			assertThat(run.get("exactness").stringValue()).isEqualTo("notExact");
			assertThat(run.at("/notExactBecause/0").stringValue())
				.contains("it went on in another numeric environment: threads is 2, was 1.");
			assertThat(model.get("exactness").stringValue()).isEqualTo("notExact");
			assertThat(model.at("/origin/notExactBecause")).isEqualTo(run.get("notExactBecause"));
			assertThat(service.client().events(id)).anyMatch((event) -> event.text("type").equals("warning")
					&& event.text("message").contains("threads is 2, was 1"));
		}
	}

}
