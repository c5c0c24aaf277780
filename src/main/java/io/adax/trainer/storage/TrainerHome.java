package io.adax.trainer.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The directory that holds everything this service writes.
 *
 * @param home as configured; absolute
 */
@ConfigurationProperties("trainer")
@Validated
public record TrainerHome(@DefaultValue("./trainer-data") @NotNull Path home) {

	public TrainerHome {
		home = home.toAbsolutePath().normalize();
	}

	/** The directory of that name, created for the owner alone if it is missing. */
	public Path directory(String name) {
		Path directory = this.home.resolve(name);
		if (Files.isDirectory(directory)) {
			// may be a link to one, which would not be created
			return directory;
		}
		try {
			return Files.createDirectories(directory, OwnerOnly.attributes(directory));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot create %s; see trainer.home".formatted(directory), ex);
		}
	}

}
