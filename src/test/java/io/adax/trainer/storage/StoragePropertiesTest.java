package io.adax.trainer.storage;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class StoragePropertiesTest {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(StorageProperties.class)
	static class Properties {

	}

	@Test
	void isAFolderUnlessSomethingElseIsSaid() {
		this.runner
			.run((context) -> assertThat(context.getBean(StorageProperties.class)).isEqualTo(new StorageProperties(
					StorageProperties.Type.FOLDER, new StorageProperties.S3(null, null, null, null, ""),
					new StorageProperties.Cache(DataSize.ofGigabytes(5)), null)));
	}

	@Test
	void readsABucket() {
		this.runner
			.withPropertyValues("trainer.storage.type=s3", "trainer.storage.s3.bucket=trainings",
					"trainer.storage.s3.region=eu-central-1", "trainer.storage.s3.endpoint=https://s3.example.org:9000",
					"trainer.storage.s3.path-style=false", "trainer.storage.s3.prefix=team/a/",
					"trainer.storage.cache.size=20GB", "trainer.storage.home-limit=30GB")
			.run((context) -> assertThat(context.getBean(StorageProperties.class))
				.isEqualTo(new StorageProperties(StorageProperties.Type.S3,
						new StorageProperties.S3("trainings", "eu-central-1", URI.create("https://s3.example.org:9000"),
								false, "team/a/"),
						new StorageProperties.Cache(DataSize.ofGigabytes(20)), DataSize.ofGigabytes(30))));
	}

	@Test
	void hasTheBucketInThePathWhereThereIsAnEndPoint() {
		assertThat(new StorageProperties.S3("b", null, URI.create("http://localhost:9000"), null, "").isPathStyle())
			.isTrue();
		assertThat(new StorageProperties.S3("b", null, null, null, "").isPathStyle()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "type=s3,                    trainer.storage.s3.bucket must name a bucket",
			"type=disk,                       trainer.storage.type",
			"s3.bucket=No Bucket,             must be the name of a bucket",
			"s3.region=Frankfurt am Main,     must be a region",
			"s3.endpoint=s3.example.org,      must be an address such as https://s3.example.org",
			"s3.path-style=perhaps,           trainer.storage.s3.path-style",
			"s3.prefix=/trainer,              must not begin with a slash",
			"cache.size=10KB,                 trainer.storage.cache.size must be at least 1MB",
			"home-limit=0,                    trainer.storage.home-limit must be at least 1MB" })
	void refusesWhatMakesNoSense(String property, String message) {
		this.runner.withPropertyValues("trainer.storage." + property)
			.run((context) -> assertThat(context).getFailure()
				.satisfies((failure) -> assertThat(messages(failure)).contains(message)));
	}

	private static String messages(Throwable failure) {
		return (failure == null) ? "" : failure.getMessage() + "\n" + messages(failure.getCause());
	}

}
