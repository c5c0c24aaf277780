package io.adax.trainer;

import java.util.Locale;

import io.adax.trainer.commandline.TrainerCommandLine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;

/**
 * Starts the service: HTTP, the queue and the pool of engine processes, but never ND4J
 * itself. With a command it is a client instead, without Spring's context.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableJpaRepositories(queryEnhancerSelector = AsDeclared.class, bootstrapMode = BootstrapMode.LAZY)
public class TrainerApplication {

	public static void main(String[] args) {
		if (TrainerCommandLine.understands(args)) {
			System.exit(TrainerCommandLine.run(args));
		}
		// names of files, headers and messages are the same wherever it runs: some
		// locales have digits of their own
		Locale.setDefault(Locale.ENGLISH);
		SpringApplication.run(TrainerApplication.class, TrainerCommandLine.forService(args));
	}

}
