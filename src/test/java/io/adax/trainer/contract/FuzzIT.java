package io.adax.trainer.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.adax.trainer.JobJson;
import io.adax.trainer.ServiceProcess;
import io.adax.trainer.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent: no answer is a fault of the service, each is as the document
 * describes it, nothing is held for ever, and the jobs that run meanwhile end as they
 * should. {@code -Dfuzz.requests} says how many, {@code -Dfuzz.seed} which,
 * {@code -Dfuzz.token} as whom.
 */
class FuzzIT {

	private static final long REQUESTS = Long.getLong("fuzz.requests", 5100);

	private static final long SEED = Long.getLong("fuzz.seed", Instant.now().getEpochSecond());

	/** Jobs that train meanwhile, one after the other. */
	private static final int JOBS = 5;

	@TempDir
	static Path home;

	@Test
	void answersWhateverIsSentAsItIsDescribed() throws Exception {
		Contract contract = Contract.committed();
		try (ServiceProcess service = ServiceProcess.start(home, "--trainer.slots=1", "--trainer.limits.max-epochs=30",
				"--trainer.limits.max-units=64", "--trainer.limits.max-layers=4", "--trainer.limits.max-upload=1MB",
				"--trainer.webhooks.allowed-networks=127.0.0.0/8", "--trainer.webhooks.max-attempts=1")) {
			Trainer trainer = service.client();
			String undisturbed = trainer.submit(watched());
			String model = trainer.awaitModel(undisturbed).get("id").stringValue();
			String bits = bits(trainer, undisturbed);
			Map<String, String> kept = Map.of("jobs", undisturbed, "models", model, "datasets", "iris");
			Fuzzer fuzzer = new Fuzzer(contract, service.port(), new FuzzIds(kept, new Random(SEED)), token());
			fuzzer.send(REQUESTS / 3, SEED);
			Vitals before = Vitals.of(service.handle());
			List<String> meanwhile = new ArrayList<>();
			Instant start = Instant.now();
			for (int i = 0; i < JOBS; i++) {
				meanwhile.add(trainer.submit(watched()));
				fuzzer.send((REQUESTS - REQUESTS / 3) / JOBS, SEED + 100 + 10 * i);
			}
			Duration took = Duration.between(start, Instant.now());
			meanwhile.forEach(trainer::awaitModel);
			Vitals after = Vitals.of(service.handle());
			report(fuzzer, took, before, after);
			assertThat(fuzzer.findings()).as("seed " + SEED + ", target/fuzz.log").isEmpty();
			assertThat(meanwhile).allSatisfy((job) -> assertThat(bits(trainer, job)).isEqualTo(bits));
			assertThat(after.threads()).as("threads").isLessThan(before.threads() + 12);
			assertThat(after.files()).as("open files").isLessThan(before.files() + 30);
			assertThat(after.heapMegabytes()).as("heap").isLessThan(before.heapMegabytes() + 40);
		}
	}

	private static @Nullable String token() {
		String token = System.getProperty("fuzz.token", "");
		return token.isEmpty() ? null : token;
	}

	private static JobJson watched() {
		return JobJson.iris().with("/priority", 100).with("/tags", "[]").with("/training/epochs", 20);
	}

	private static String bits(Trainer trainer, String job) {
		return trainer.get("/jobs/" + job + "/model").expect(200).text("/parametersSha256");
	}

	private static void report(Fuzzer fuzzer, Duration took, Vitals before, Vitals after) throws Exception {
		List<String> lines = new ArrayList<>(List.of("seed " + SEED + ", " + REQUESTS + " requests",
				"the later two thirds took " + took.toSeconds() + " s", "before " + before, "after " + after));
		fuzzer.statuses().forEach((status, count) -> lines.add(status + ": " + count));
		lines.add(fuzzer.findings().size() + " findings, of "
				+ new HashSet<>(fuzzer.findings().stream().map((finding) -> finding.lines().findFirst()).toList())
					.size()
				+ " kinds");
		lines.addAll(fuzzer.findings());
		Files.write(Path.of("target/fuzz.log"), lines);
		lines.stream().limit(40).forEach(System.out::println);
	}

}
