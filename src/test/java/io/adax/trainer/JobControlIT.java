package io.adax.trainer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Cancelling and deleting jobs. */
@Tag("database")
@ServiceTest
class JobControlIT {

	private final Trainer trainer;

	JobControlIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void cancelsAJobThatWaits() {
		String waiting = submitBehindOthers();
		assertThat(this.trainer.post("/jobs/" + waiting + "/cancel").expect(202).text("/status"))
			.isEqualTo("CANCELLED");
		this.trainer.cancelAll();
		this.trainer.train(JobJson.small());
		assertThat(this.trainer.runs(waiting)).as("attempts at the cancelled job").isEmpty();
	}

	@Test
	void cancelsAJobThatRunsWithinTwoSeconds() {
		String id = submitAndAwaitTraining();
		Instant asked = Instant.now();
		this.trainer.cancel(id);
		this.trainer.awaitStatus(id, "CANCELLED");
		assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
		assertThat(this.trainer.runs(id)).extracting((run) -> run.get("status").stringValue())
			.containsExactly("CANCELLED");
	}

	@Test
	void cancelsACancelledJobAgain() {
		String id = submitAndAwaitTraining();
		this.trainer.cancel(id);
		this.trainer.awaitStatus(id, "CANCELLED");
		this.trainer.cancel(id);
		assertThat(this.trainer.events(id)).filteredOn((event) -> event.story().equals("state CANCELLED")).hasSize(1);
	}

	@Test
	void doesNotCancelAJobThatIsOver() {
		String id = this.trainer.submit(JobJson.small());
		this.trainer.awaitStatus(id, "SUCCEEDED");
		assertThat(this.trainer.post("/jobs/" + id + "/cancel").expect(409).text("/detail")).contains("SUCCEEDED");
	}

	@Test
	void doesNotDeleteAJobThatRuns() {
		String id = submitAndAwaitTraining();
		assertThat(this.trainer.delete("/jobs/" + id).expect(409).text("/detail")).contains("RUNNING");
	}

	@Test
	void tellsThatAJobWithoutAModelIsNotOver() {
		String id = submitAndAwaitTraining();
		for (String path : List.of("/model", "/evaluation")) {
			assertThat(this.trainer.get("/jobs/" + id + path).expect(404).text("/detail"))
				.isEqualTo("Job " + id + " is RUNNING and not over yet; its model comes with its end.");
		}
	}

	@Test
	void deletesAJobWithAllThatItLeft() {
		String id = this.trainer.submit(JobJson.small());
		String model = this.trainer.awaitModel(id).get("id").stringValue();
		this.trainer.delete("/jobs/" + id).expect(204);
		for (String path : List.of("/jobs/" + id, "/jobs/" + id + "/events", "/jobs/" + id + "/metrics",
				"/models/" + model, "/models/" + model + "/content")) {
			this.trainer.get(path).expect(404);
		}
	}

	@Test
	void keepsAnArchiveThatAnotherJobsModelShares() {
		String one = this.trainer.submit(JobJson.small());
		String other = this.trainer.submit(JobJson.small());
		String sha256 = this.trainer.awaitModel(one).get("sha256").stringValue();
		String model = this.trainer.awaitModel(other).get("id").stringValue();
		this.trainer.delete("/jobs/" + one).expect(204);
		assertThat(this.trainer.get("/models/" + model + "/content").expect(200).header("ETag")).contains(sha256);
	}

	@Test
	void keepsADatasetWhileAJobUsesIt() {
		String dataset = this.trainer.upload("tiny", "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n9,x\n10,y\n");
		String id = this.trainer.submit(JobJson.endless().with("/dataset/id", '"' + dataset + '"'));
		this.trainer.delete("/datasets/" + dataset).expect(409);
		this.trainer.cancel(id);
		this.trainer.awaitStatus(id, "CANCELLED");
		this.trainer.delete("/datasets/" + dataset).expect(204);
	}

	/** A job that cannot begin because others take all slots. */
	private String submitBehindOthers() {
		submitAndAwaitTraining();
		submitAndAwaitTraining();
		return this.trainer.submit(JobJson.endless());
	}

	private String submitAndAwaitTraining() {
		String id = this.trainer.submit(JobJson.endless());
		this.trainer.awaitEvent(id, "started");
		return id;
	}

}
