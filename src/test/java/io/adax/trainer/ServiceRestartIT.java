package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that an operator ends in the middle of a job, and starts again. */
@EnabledIfSystemProperty(named = "trainer.jar", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ServiceRestartIT {

	private static final String TABLE = "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n9,x\n10,y\n";

	private ServiceProcess service;

	private Trainer trainer;

	private List<String> serviceLibraries;

	private List<String> engineLibraries;

	private String dataset;

	private String finished;

	private String interrupted;

	private Answer archive;

	private long seen;

	private Duration ending;

	@BeforeAll
	void endAndStartAgain(@TempDir Path home) throws IOException, InterruptedException {
		try (ServiceProcess first = ServiceProcess.startPacked(home)) {
			useAndEnd(first);
		}
		this.service = ServiceProcess.start(home);
		this.trainer = this.service.client();
	}

	private void useAndEnd(ServiceProcess first) throws IOException, InterruptedException {
		Trainer client = first.client();
		this.dataset = client.upload("tiny", TABLE);
		this.finished = client.submit(JobJson.small().with("/dataset/id", '"' + this.dataset + '"'));
		this.archive = client.get("/models/" + client.awaitModel(this.finished).get("id").stringValue() + "/content");
		this.interrupted = client.submit(JobJson.someSeconds().with("/training/checkpoint", """
				{"everyIterations": 1000000}"""));
		this.seen = client.awaitJob(this.interrupted, (job) -> job.get("iteration").asInt() > 0)
			.get("iteration")
			.asLong();
		this.serviceLibraries = ServiceProcess.libraries(first.handle());
		ProcessHandle engine = client.engineOf(this.interrupted);
		this.engineLibraries = ServiceProcess.libraries(engine);
		// as systemd does: to all processes of the service
		ServiceProcess.signal("TERM", engine);
		Instant asked = Instant.now();
		first.terminate();
		this.ending = Duration.between(asked, Instant.now());
	}

	@AfterAll
	void end() throws InterruptedException {
		this.service.close();
	}

	@Test
	void goesOnWithTheJobThatItInterrupted() {
		this.trainer.awaitStatus(this.interrupted, "SUCCEEDED");
		List<JsonNode> runs = this.trainer.runs(this.interrupted);
		assertThat(runs).extracting((run) -> run.get("status").stringValue())
			.containsExactly("INTERRUPTED", "SUCCEEDED");
		assertThat(runs.get(1).get("resumedFrom").asLong()).as("saved at the end only")
			.isGreaterThanOrEqualTo(this.seen);
	}

	@Test
	void endsWithinTwentySeconds() {
		assertThat(this.ending).isLessThan(Duration.ofSeconds(20));
	}

	/** Packed before, unpacked now: the same program. */
	@Test
	void staysExact() {
		this.trainer.awaitStatus(this.interrupted, "SUCCEEDED");
		assertThat(this.trainer.runs(this.interrupted).get(1).get("exactness").stringValue()).isEqualTo("exact");
	}

	@Test
	void putsTheJobBackIntoTheQueue() {
		assertThat(this.trainer.events(this.interrupted)).extracting(Trainer.Event::story)
			.filteredOn((story) -> story.startsWith("state"))
			.startsWith("state QUEUED", "state RUNNING", "state QUEUED");
	}

	@Test
	void listsTheJobsOfBefore() {
		assertThat(Trainer.items(this.trainer.get("/jobs")).map((job) -> job.get("id").stringValue()))
			.containsExactly(this.interrupted, this.finished);
	}

	@Test
	void hasTheDatasetsOfBefore() {
		assertThat(this.trainer.get("/datasets/" + this.dataset + "/preview?rows=1").expect(200).json().get("rows"))
			.hasSize(1);
	}

	@Test
	void handsOutTheModelsOfBefore() {
		String model = this.trainer.job(this.finished).get("modelId").stringValue();
		assertThat(this.trainer.get("/models/" + model + "/content").expect(200).body()).isEqualTo(this.archive.body());
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void leavesNumericLibrariesToItsEngines() {
		assertThat(this.serviceLibraries).isNotEmpty().noneMatch((name) -> name.matches(".*(nd4j|openblas|javacpp).*"));
		assertThat(this.engineLibraries).anyMatch((name) -> name.contains("nd4j"));
	}

}
