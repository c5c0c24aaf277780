package io.adax.trainer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the service: HTTP, the queue and the pool of engine processes, but never ND4J
 * itself.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TrainerApplication {

	public static void main(String[] args) {
		SpringApplication.run(TrainerApplication.class, args);
	}

}
