package io.adax.trainer;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is killed, and whenever: each job ends with the very model and the very curves
 * of one that nobody disturbed. {@code target/chaos.log} tells what was done.
 */
@EnabledIfSystemProperty(named = "trainer.jar", matches = ".+")
@EnabledOnOs({ OS.LINUX, OS.MAC })
class ChaosIT {

	private static final int KILLS = Integer.getInteger("chaos.kills", 20);

	private static final int KINDS = Integer.getInteger("chaos.kinds", 3);

	private static final int EPOCHS = Integer.getInteger("chaos.epochs", 100);

	private static final Duration LIMIT = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 5));

	private static final long SEED = Long.getLong("chaos.seed", 1);

	@Test
	void losesNothingWhateverIsKilled(@TempDir Path home) throws Exception {
		try (PrintStream log = new PrintStream(Files.newOutputStream(Path.of("target/chaos.log")), true,
				StandardCharsets.UTF_8);
				ChaosCampaign campaign = new ChaosCampaign(home, ChaosJobs.kinds(KINDS, EPOCHS), SEED, log)) {
			campaign.run(KILLS, LIMIT);
			assertThat(campaign.findings()).as(campaign.summary()).isEmpty();
			assertThat(campaign.kills()).as("kills in time").isGreaterThanOrEqualTo(KILLS);
			assertThat(campaign.finished()).isPositive();
		}
	}

}
