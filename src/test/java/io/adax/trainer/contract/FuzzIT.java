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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent: no answer is a fault of the service, each is as the document
 * describes it, nothing is held for ever, and the jobs that run meanwhile end as they
 * should. Callers of all roles ask, and none sees what another project has.
 * {@code -Dfuzz.requests} says how many, {@code -Dfuzz.seed} which.
 */
class FuzzIT {

	private static final long REQUESTS = Long.getLong("fuzz.requests", 5100);

	private static final long SEED = Long.getLong("fuzz.seed", Instant.now().getEpochSecond());

	/** Jobs that train meanwhile, one after the other. */
	private static final int JOBS = 5;

	private static final String ADMIN_KEY = "adax_root_" + "5f1d0e6c7b3a4928".repeat(4);

	@TempDir
	static Path home;

	@Test
	void answersWhateverIsSentAsItIsDescribed() throws Exception {
		Contract contract = Contract.committed();
		try (ServiceProcess service = ServiceProcess.start(home, "--trainer.slots=1", "--trainer.limits.max-epochs=30",
				"--trainer.limits.max-units=64", "--trainer.limits.max-layers=4", "--trainer.limits.max-upload=1MB",
				"--trainer.webhooks.allowed-networks=127.0.0.0/8", "--trainer.webhooks.max-attempts=1",
				"--trainer.access.mode=authenticated", "--trainer.access.admin-key=" + ADMIN_KEY,
				"--trainer.access.rate-limit.per-second=1000000", "--trainer.access.rate-limit.burst=1000000",
				"--trainer.access.rate-limit.unknown-per-second=0")) {
			Trainer admin = service.client().with(new Trainer.Token(ADMIN_KEY));
			FuzzCallers callers = FuzzCallers.of(admin, ADMIN_KEY);
			Trainer trainer = service.client()
				.with(new Trainer.Token(FuzzCallers.key(admin, "trainer", FuzzCallers.PROJECT)));
			String undisturbed = trainer.submit(watched());
			String model = trainer.awaitModel(undisturbed).get("id").stringValue();
			String bits = bits(trainer, undisturbed);
			Map<String, String> kept = Map.of("jobs", undisturbed, "models", model, "datasets", "iris");
			FuzzIds ids = new FuzzIds(kept, anotherProject(service.client(), admin), new Random(SEED));
			Fuzzer fuzzer = new Fuzzer(contract, service.port(), ids, callers);
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

	/** What somebody else has, by the kind of thing. */
	private static Map<String, String> anotherProject(Trainer anybody, Trainer admin) {
		Trainer other = anybody.with(new Trainer.Token(FuzzCallers.key(admin, "trainer", "another")));
		String job = other.submit(watched().with("/name", "\"foreign-job\""));
		other.submit(watched().with("/pool", "\"foreign-pool\""));
		return Map.of("models", other.awaitModel(job).get("id").stringValue(), "jobs", job, "datasets",
				other.upload("foreign-table", "t,label\n1,cold\n2,cold\n8,warm\n9,warm\n"), "webhooks",
				other.post("/webhooks", "{\"url\": \"" + other.address() + "/foreign\"}").expect(201).text("/id"),
				"job names", "foreign-job", "dataset names", "foreign-table", "pools", "foreign-pool");
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
