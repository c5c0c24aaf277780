package io.adax.trainer.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.adax.trainer.storage.TrainerHome;
import jakarta.servlet.MultipartConfigElement;

import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How uploads arrive: on the disk that keeps them, never whole in memory. */
@Configuration(proxyBeanMethods = false)
class DatasetConfiguration {

	/** No form is on its way for so long without a byte. */
	private static final Duration ABANDONED = Duration.ofHours(1);

	@Bean
	MultipartConfigElement multipartConfigElement(DatasetLimits limits, TrainerHome home, Clock clock)
			throws IOException {
		Path uploads = home.directory("uploads");
		AbandonedUploads.sweep(uploads, clock.instant().minus(ABANDONED));
		MultipartConfigFactory factory = new MultipartConfigFactory();
		factory.setMaxRequestSize(limits.maxUpload());
		factory.setLocation(uploads.toString());
		return factory.createMultipartConfig();
	}

}
