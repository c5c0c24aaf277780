package io.adax.trainer.commandline;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.adax.trainer.commandline.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClientCommandsTest {

	private static final String JOB = """
			{"id": "7", "name": "first", "status": "SUCCEEDED", "progress": 1.0, "epoch": 3, "iteration": 30,
			 "totalIterations": 30, "training": {"epochs": 3}, "optimizer": {"type": "adax", "learningRate": 0.005},
			 "dataset": {"id": "iris"}, "createdAt": "2026-11-23T10:15:30Z", "startedAt": "2026-11-23T10:15:31Z",
			 "finishedAt": "2026-11-23T10:15:43Z", "attempts": 1, "modelId": "m1", "finalMetrics": {"validation.loss": 0.0625}}""";

	private static final String RUNS = """
			{"items": [{"attempt": 1, "status": "SUCCEEDED",
			 "forecast": {"iterations": 30, "peakBytes": 56720, "time": {"seconds": 12.5}},
			 "actual": {"iterations": 30, "seconds": 11.75, "addedBytes": 20000000, "memoryBytes": 230000000}}]}""";

	private static final String FAULTS = """
			{"title": "Invalid request", "status": 400, "detail": "The request has 2 faults.", "errors": [
			 {"pointer": "/dataset/id", "message": "there is no dataset \\"nope\\"", "rule": "reference", "suggestion": "nopes"},
			 {"pointer": "/optimizer/type", "message": "found \\"adma\\"; did you mean \\"adam\\"?", "suggestion": "adam"}]}""";

	private CannedService service;

	private Shell shell;

	@BeforeEach
	void start() throws IOException {
		this.service = new CannedService().on("GET /api/v1/jobs/7", 200, JOB)
			.on("GET /api/v1/jobs/7/runs", 200, RUNS)
			.on("GET /api/v1/jobs/7/evaluation", 200,
					"{\"task\": \"classification\", \"split\": \"validation\", \"rows\": 30, \"accuracy\": 0.9667}");
		this.shell = Shell.of(this.service);
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	@Test
	void listsJobs() {
		this.service.on("GET /api/v1/jobs", 200, "{\"items\": [" + JOB + "], \"nextCursor\": \"c2\"}");
		Result listed = this.shell.run("list", "--status", "succeeded", "-n", "1");
		assertThat(listed.status()).isZero();
		assertThat(listed.out().lines()).element(1).asString().startsWith("7   first  SUCCEEDED  100 %  3      adax");
		assertThat(listed.out()).contains("There are more: --cursor c2");
		assertThat(this.service.last().query()).contains("status=SUCCEEDED", "limit=1", "sort=-createdAt");
	}

	@Test
	void printsTheServicesOwnJson() {
		this.service.on("GET /api/v1/jobs", 200, "{\"items\": [], \"newer\": 1e-4}");
		assertThat(this.shell.run("list", "--json").out())
			.isEqualTo("{\"items\": [], \"newer\": 1e-4}" + System.lineSeparator());
	}

	@Test
	void showsAJobWithItsEvaluation() {
		assertThat(this.shell.run("show", "7").out()).contains("adax learningRate 0.005", "took       12 s",
				"validation.loss  0.06250", "Evaluation on the validation part, 30 rows:", "  accuracy  0.9667");
	}

	@Test
	void showsWhatWasPredictedOfAnAttemptBesideWhatItCameTo() {
		assertThat(this.shell.run("show", "7").out()).contains(
				"ATTEMPT  STATUS     ITERATIONS  PREDICTED  SECONDS  PREDICTED  MEMORY ADDED  PREDICTED  MEMORY IN ALL",
				"1        SUCCEEDED  30          30         11.75    12.50      20.0 MB       56.7 kB    230.0 MB");
	}

	@Test
	void givesAScriptTheAttemptsAsTheServiceHasThem() {
		Result shown = this.shell.run("runs", "7");
		assertThat(shown.out()).startsWith("ATTEMPT  STATUS").contains("11.75    12.50");
		assertThat(this.shell.run("runs", "7", "--json").out()).isEqualTo(RUNS + System.lineSeparator());
		this.service.on("GET /api/v1/jobs/8/runs", 200, "{\"items\": []}");
		assertThat(this.shell.run("runs", "8").out().lines()).containsExactly("no attempts yet");
	}

	/** The engine's own memory is not for everybody. */
	@Test
	void showsWhatAnAttemptAddedWhereNobodyTellsItsEnginesMemory() {
		this.service.on("GET /api/v1/jobs/8", 200, JOB.replace("\"7\"", "\"8\"").replace("SUCCEEDED", "CANCELLED"))
			.on("GET /api/v1/jobs/8/runs", 200, RUNS.replace(", \"memoryBytes\": 230000000", ""));
		assertThat(this.shell.run("show", "8").out()).contains("11.75    12.50      20.0 MB       56.7 kB")
			.doesNotContain("230.0 MB");
	}

	@Test
	void findsTheNewestJob() {
		this.service.on("GET /api/v1/jobs", 200, "{\"items\": [" + JOB + "]}")
			.on("POST /api/v1/jobs/7/pause", 202, JOB);
		assertThat(this.shell.run("pause", "last").out()).startsWith("Job 7 (first): SUCCEEDED");
	}

	@Test
	void sendsTheToken() {
		this.shell.with("TRAINER_TOKEN", "k-123").run("show", "7", "--json");
		assertThat(this.service.last().headers().getFirst("Authorization")).isEqualTo("Bearer k-123");
		this.shell.with("TRAINER_TOKEN", "k-123").run("show", "7", "--json", "--token", "k-456");
		assertThat(this.service.last().headers().getFirst("Authorization")).isEqualTo("Bearer k-456");
	}

	@Test
	void neverShowsAToken() {
		Result refused = this.shell.with("TRAINER_TOKEN", "sec\nret").run("show", "7");
		assertThat(refused.status()).isEqualTo(2);
		assertThat(refused.out() + refused.err()).doesNotContain("sec").contains("token");
		assertThat(this.shell.with("TRAINER_TOKEN", "secret").run("list", "--help").out()).doesNotContain("secret");
	}

	@Test
	void printsEachFaultOfARefusedJobWithASuggestion() {
		this.service.on("POST /api/v1/jobs", 400, FAULTS);
		Result refused = this.shell.run("submit", "--set", "dataset.id=nope", "--dataset", "x");
		assertThat(refused.status()).isEqualTo(3);
		this.service.on("GET /api/v1/datasets/iris", 200, "{\"id\": \"iris\", \"name\": \"iris\", \"rows\": 150}");
		refused = this.shell.run("submit", "--dataset", "iris", "--optimizer", "adma");
		assertThat(refused.status()).isEqualTo(3);
		assertThat(refused.err().lines()).containsExactly("trainer: refused (400): Invalid request",
				"  /dataset/id: there is no dataset \"nope\"; did you mean \"nopes\"?",
				"  /optimizer/type: found \"adma\"; did you mean \"adam\"?");
		assertThat(this.shell.run("submit", "--dataset", "iris", "--json").err()).contains("\"rule\": \"reference\"");
	}

	@Test
	void choosesWhatNobodySaidByTheSizeOfTheTable() {
		this.service.on("GET /api/v1/datasets/iris", 200, "{\"id\": \"iris\", \"name\": \"iris\", \"rows\": 150}")
			.on("POST /api/v1/jobs", 201, JOB);
		assertThat(this.shell.run("submit", "--dataset", "iris", "--layers", "8,4", "--tag", "a").status()).isZero();
		assertThat(Json.answer(this.service.last().body())).isEqualTo(Json
			.answer("""
					{"dataset": {"id": "iris"}, "tags": ["a"], "name": "iris",
					 "network": {"layers": [{"type": "dense", "units": 8, "activation": "relu"},
					                        {"type": "dense", "units": 4, "activation": "relu"}]},
					 "optimizer": {"type": "adax", "learningRate": 0.005}, "training": {"batchSize": 16, "epochs": 100}}"""));
		assertThat(this.service.last().headers().getFirst("Idempotency-Key")).isNotBlank();
	}

	@Test
	void changesAFileByOptionsAndSendsTheRestAsItIs(@TempDir Path directory) throws IOException {
		this.service.on("POST /api/v1/jobs", 201, JOB);
		Path file = Files.writeString(directory.resolve("job.json"),
				"""
						{"dataset": {"id": "iris"}, "unheardOf": 1, "network": {}, "optimizer": {"type": "adam", "beta1": 0.8}}""");
		this.shell.run("submit", file.toString(), "--optimizer", "adax", "--set", "training.earlyStopping.patience=5",
				"--max-duration", "90m", "-q");
		assertThat(Json.answer(this.service.last().body())).isEqualTo(Json.answer("""
				{"dataset": {"id": "iris"}, "unheardOf": 1, "network": {}, "optimizer": {"type": "adax"},
				 "training": {"maxDuration": "PT1H30M", "earlyStopping": {"patience": 5}}}"""));
	}

	@Test
	void uploadsATable(@TempDir Path directory) throws IOException {
		Path table = Files.writeString(directory.resolve("data.csv"), "a,b\n1,2\n");
		this.service.on("POST /api/v1/datasets", 201,
				"{\"id\": \"d1\", \"name\": \"data\", \"rows\": 1, \"target\": \"b\"}");
		assertThat(this.shell.run("dataset", "upload", table.toString(), "--target", "b").status()).isZero();
		assertThat(this.service.last().body()).contains("filename=\"data.csv\"", "a,b\n1,2\n", "{\"target\":\"b\"}");
	}

	@Test
	void predictsRowsOfAFileAndShowsWhatTheyReallyAre(@TempDir Path directory) throws IOException {
		Path rows = Files.writeString(directory.resolve("rows.csv"), "t,label\n9,warm\n,cold\n");
		this.service.on("GET /api/v1/models/m1", 200, "{\"id\": \"m1\", \"target\": \"label\"}")
			.on("POST /api/v1/models/m1/predictions", 200, """
					{"predictions": [{"label": "warm", "probabilities": {"warm": 0.75, "cold": 0.25}},
					                 {"label": "warm", "probabilities": {"warm": 0.5, "cold": 0.5}}]}""");
		assertThat(this.shell.run("predict", "m1", rows.toString()).out().lines()).containsExactly(
				"ROW  PREDICTED label  PROBABILITY  ACTUAL", "1    warm             0.7500       warm",
				"2    warm             0.5000       cold");
		assertThat(this.service.last().body())
			.isEqualTo("{\"rows\":[{\"t\":\"9\",\"label\":\"warm\"},{\"t\":null,\"label\":\"cold\"}]}");
		assertThat(this.shell.run("predict", "m1", rows.toString(), "--csv").out().lines())
			.containsExactly("row,predicted,probability,actual", "1,warm,0.75,warm", "2,warm,0.5,cold");
	}

	@Test
	void writesNoModelToADirectoryThatThereIsNot(@TempDir Path directory) {
		Path missing = directory.resolve("none");
		this.service.on("GET /api/v1/jobs", 200, "{\"items\": [" + JOB + "]}")
			.on("GET /api/v1/models/m1", 200, "{\"id\": \"m1\"}");
		Result refused = this.shell.run("model", "download", "last", "-o", missing.resolve("x").toString());
		assertThat(refused.status()).isEqualTo(2);
		assertThat(refused.err()).startsWith("trainer: there is no directory " + missing + ".");
		refused = this.shell.run("model", "download", "last", "--force", "-o", directory.toString());
		assertThat(refused.err()).startsWith("trainer: " + directory + " is a directory.");
	}

	@Test
	void saysWhatIsWrongWithTheNameOfAFileAndNotThatItIsThereAlready(@TempDir Path directory) throws IOException {
		assertThat(download(directory.toString())).startsWith("trainer: " + directory + " is a directory.");
		assertThat(download("")).startsWith("trainer: the file's name is empty.");
		Path there = Files.writeString(directory.resolve("model.zip"), "");
		assertThat(download(there.toString())).startsWith("trainer: there is a file " + there + " already.");
	}

	private String download(String file) {
		this.service.on("GET /api/v1/models/m1", 200, "{\"id\": \"m1\"}");
		Result refused = this.shell.run("model", "download", "m1", "-o", file);
		assertThat(refused.status()).isEqualTo(2);
		return refused.err();
	}

	@Test
	void letsTheEndOfAJobBeTheExitStatus() {
		assertThat(this.shell.run("watch", "7").status()).isZero();
		this.service.on("GET /api/v1/jobs/8", 200,
				"""
						{"id": "8", "status": "FAILED", "failure": {"class": "numeric", "message": "diverged", "hint": "go slower"}}""");
		Result failed = this.shell.run("watch", "8");
		assertThat(failed.status()).isEqualTo(1);
		assertThat(failed.out().lines()).containsExactly("Job 8: FAILED", "failure (numeric): diverged", "  go slower");
	}

	@Test
	void lettersOfTheServiceDoNotReachATerminalUnchecked() {
		this.service.on("GET /api/v1/jobs/9", 200,
				"{\"id\": \"9\", \"name\": \"\\u001b[2J\u009b31m\", \"status\": \"QUEUED\"}");
		assertThat(this.shell.run("show", "9").out()).doesNotContain("\u001b", "\u009b");
		assertThat(this.shell.run("show", "9", "--json").out()).doesNotContain("\u001b", "\u009b").contains("\\u009b");
	}

	@Test
	void saysThatNobodyListens() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		Result nobody = new Shell(Map.of(), Terminal.NONE).run("list", "--url", "localhost:" + port);
		assertThat(nobody.status()).isEqualTo(4);
		assertThat(nobody.err()).contains("nobody listens there", "TRAINER_URL");
	}

	@Test
	void tellsRefusalsFromFailuresOfTheService() {
		assertThat(this.shell.run("show", "404").status()).isEqualTo(3);
		this.service.on("GET /api/v1/jobs/500", 500, "{\"title\": \"Oh\", \"errorId\": \"e1\"}")
			.on("GET /api/v1/jobs/302", 302, "")
			.on("GET /api/v1/jobs/401", 401, "")
			.on("GET /api/v1/jobs/200", 200, "<html>");
		assertThat(this.shell.run("show", "500")).satisfies((failed) -> {
			assertThat(failed.status()).isEqualTo(5);
			assertThat(failed.err()).contains("e1");
		});
		assertThat(this.shell.run("show", "302").status()).isEqualTo(2);
		assertThat(this.shell.run("show", "401").err()).contains("TRAINER_TOKEN");
		assertThat(this.shell.run("show", "200").status()).isEqualTo(5);
	}

}
