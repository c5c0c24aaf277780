package io.adax.trainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * The command line as a user runs it: the script, with the packaged jar beside it,
 * against a service.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineIT {

	private final Trainer trainer;

	@TempDir
	private Path directory;

	CommandLineIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@Test
	@Order(1)
	void trainsATableInOneCommand() throws Exception {
		Path table = Files.writeString(this.directory.resolve("weather.csv"),
				"t,label\n" + "1,cold\n2,cold\n8,warm\n9,warm\n".repeat(20));
		Result trained = trainer("submit", "--data", table.toString(), "--target", "label", "--epochs", "30",
				"--layers", "8", "--learning-rate", "0.01", "--follow");
		assertThat(trained.err()).isEmpty();
		assertThat(trained.status()).isZero();
		assertThat(trained.out())
			.contains("80 rows, 2 columns. To learn: label", "100 %  epoch 30/30", "SUCCEEDED after",
					"Evaluation on the validation part, 16 rows:", "Model ")
			.doesNotContain("\u001b", "Spring");
	}

	@Test
	@Order(2)
	void predictsByTheNewestModel() throws Exception {
		Result predicted = trainer("predict", "last", "--set", "t=9", "--csv");
		assertThat(predicted.out().lines()).element(1).asString().startsWith("1,warm,");
	}

	@Test
	@Order(3)
	void tellsARefusalByItsFaultsAndItsStatus() throws Exception {
		Result refused = trainer("submit", "--dataset", "iris", "--optimizer", "adma", "--epochs", "0");
		assertThat(refused.status()).isEqualTo(3);
		assertThat(refused.err()).contains("/optimizer/type:", "did you mean \"adam\"?", "/training/epochs:");
		refused = trainer("list", "--optimizer", "adma");
		assertThat(refused.status()).isEqualTo(3);
		assertThat(refused.err()).contains("/optimizer:", "did you mean \"adam\"?");
	}

	@Test
	@Order(4)
	void printsWhatTheServiceAnswersForScripts() throws Exception {
		Result listed = trainer("list", "--json", "--limit", "1");
		assertThat(listed.out().strip())
			.isEqualTo(new String(this.trainer.get("/jobs?sort=-createdAt&limit=1").body(), StandardCharsets.UTF_8));
	}

	@Test
	@Order(5)
	void leavesTheJobRunningAtCtrlC() throws Exception {
		assumeFalse(isInterruptIgnored(), "what was started in the background by a script may ignore Ctrl-C");
		String job = this.trainer.submit(JobJson.endless());
		this.trainer.awaitStatus(job, "RUNNING");
		Call watching = start("watch", job);
		await().atMost(1, TimeUnit.MINUTES).until(() -> watching.result(0).out().contains("epoch"));
		ServiceProcess.signal("INT", watching.process().toHandle());
		Result stopped = watching.result(watching.process().waitFor());
		assertThat(stopped.status()).isEqualTo(130);
		assertThat(stopped.err()).contains("The job goes on. trainer watch " + job);
		assertThat(this.trainer.status(job)).isEqualTo("RUNNING");
		assertThat(trainer("cancel", job).status()).isZero();
	}

	/** Inherited from whoever started this JVM; no child could undo it. */
	private static boolean isInterruptIgnored() throws IOException {
		Path status = Path.of("/proc/self/status");
		return Files.exists(status) && Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith("SigIgn:"))
			.anyMatch((line) -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> 1 & 1) == 1);
	}

	private Result trainer(String... words) throws IOException, InterruptedException {
		Call call = start(words);
		assertThat(call.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
		return call.result(call.process().exitValue());
	}

	private Call start(String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("sh", System.getProperty("trainer.script")));
		command.addAll(Arrays.asList(words));
		Path out = Files.createTempFile(this.directory, "out", ".txt");
		Path err = Files.createTempFile(this.directory, "err", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("TRAINER_URL", this.trainer.address());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		return new Call(builder.start(), out, err);
	}

	private record Call(Process process, Path out, Path err) {

		Result result(int status) throws IOException {
			return new Result(status, Files.readString(this.out, StandardCharsets.UTF_8),
					Files.readString(this.err, StandardCharsets.UTF_8));
		}

	}

	private record Result(int status, String out, String err) {
	}

}
