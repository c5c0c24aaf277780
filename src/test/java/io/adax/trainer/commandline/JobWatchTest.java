package io.adax.trainer.commandline;

import java.io.IOException;

import io.adax.trainer.commandline.CannedService.Answer;
import io.adax.trainer.commandline.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobWatchTest {

	private static final String RUNNING = """
			{"id": "7", "status": "RUNNING", "progress": 0.0, "epoch": 0, "totalIterations": 20, "training": {"epochs": 2}}""";

	private static final String DONE = """
			{"id": "7", "status": "SUCCEEDED", "progress": 1.0, "startedAt": "2026-11-23T10:15:31Z",
			 "finishedAt": "2026-11-23T10:15:43Z", "modelId": "m1"}""";

	private static final String CURVE = """
			{"series": [{"name": "train.epochLoss", "points": [{"iteration": 10, "value": 0.5}, {"iteration": 20, "value": 0.25}]}]}""";

	private CannedService service;

	@BeforeEach
	void start() throws IOException {
		this.service = new CannedService().on("GET /api/v1/jobs/7", 200, RUNNING)
			.on("GET /api/v1/jobs/7", 200, DONE)
			.on("GET /api/v1/jobs/7/metrics", 200, CURVE)
			.on("GET /api/v1/jobs/7/evaluation", 200, "{\"split\": \"test\", \"rows\": 30, \"accuracy\": 0.9}")
			.on("GET /api/v1/jobs/7/events", new Answer(200, "text/event-stream", """
					data:{"id": 1, "type": "state", "status": "RUNNING", "time": "2026-11-23T10:15:31Z"}

					data:{"id": 2, "type": "epoch", "epoch": 1, "iteration": 10, "metrics": {"train.epochLoss": 0.5}}

					data:{"id": 3, "type": "warning", "message": "a \\u001b[31mred\\u001b[0m warning"}

					data:{"id": 4, "type": "epoch", "epoch": 2, "iteration": 20, "metrics": {"train.epochLoss": 0.25}}

					data:{"id": 5, "type": "state", "status": "SUCCEEDED"}

					"""));
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	@Test
	void printsLinesWhereThereIsNoTerminal() {
		Result watched = Shell.of(this.service).run("watch", "7");
		assertThat(watched.status()).isZero();
		assertThat(watched.out())
			.contains("[............]".replace("............", ".".repeat(25)) + "   0 %  epoch 0/2",
					"[############.............]  50 %  epoch 1/2  train loss 0.5000",
					"[#########################] 100 %  epoch 2/2  train loss 0.2500", "warning",
					"Job 7: SUCCEEDED after 12 s", "Model m1", "  accuracy  0.9000")
			.doesNotContain("\u001b", "\r");
	}

	@Test
	void writesOverOneLineOfATerminalAndPlotsTheLoss() {
		Result watched = Shell.of(this.service).on(new Terminal(true, 80, true)).run("watch", "7");
		assertThat(watched.out()).contains("\r\u001b[K[############.............]  50 %", "train loss 0.2500 █▁",
				"train.epochLoss, over iterations", "Job 7: SUCCEEDED");
		assertThat(watched.out()).doesNotContain("\u001b[31m");
	}

	@Test
	void printsEventsAsJson() {
		Result watched = Shell.of(this.service).run("watch", "7", "--json");
		assertThat(watched.out().lines()).hasSize(5).first().asString().startsWith("{\"id\": 1");
	}

}
