package io.adax.trainer.datasets;

import io.adax.trainer.data.ScanLimits;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class DatasetLimitsTest {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void haveDefaults() {
		this.context.run((service) -> assertThat(service.getBean(DatasetLimits.class))
			.isEqualTo(new DatasetLimits(DataSize.ofMegabytes(256), 5_000_000, 2_000, 1_000, 10_000)));
	}

	@Test
	void areConfigured() {
		this.context.withPropertyValues("trainer.limits.max-upload=1KB", "trainer.limits.max-rows=1",
				"trainer.limits.max-columns=2", "trainer.limits.max-categories=3", "trainer.limits.max-field-length=4")
			.run((service) -> {
				DatasetLimits limits = service.getBean(DatasetLimits.class);
				assertThat(limits.maxUpload().toBytes()).isEqualTo(1024);
				assertThat(limits.scan()).isEqualTo(new ScanLimits(1, 2, 3, 4));
			});
	}

	@Test
	void refuseNonsense() {
		this.context.withPropertyValues("trainer.limits.max-columns=1")
			.run((service) -> assertThat(service).getFailure().rootCause().hasMessageContaining("maxColumns"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(DatasetLimits.class)
	static class Properties {

	}

}
