package io.adax.trainer.traces;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class UnaskedTracesTest {

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

	/** All that Spring Boot and its friends would configure. */
	private static final List<String> CANDIDATES = ImportCandidates
		.load(AutoConfiguration.class, UnaskedTracesTest.class.getClassLoader())
		.getCandidates();

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void configuresNothingUnlessAskedFor() {
		assertThat(unwanted()).hasSize(10).anyMatch((name) -> name.endsWith(".OpenTelemetrySdkAutoConfiguration"));
		assertThat(CANDIDATES).filteredOn((name) -> !unwanted().contains(name))
			.noneMatch((name) -> name.contains("racing") || name.contains("elemetry"));
	}

	@Test
	void configuresAllWhereAnEndpointIsGiven() {
		this.environment.setProperty(ENDPOINT, "http://collector:4318/v1/traces");
		assertThat(unwanted()).isEmpty();
	}

	/** As a variable of an environment that nobody has given a value. */
	@Test
	void takesAnEmptyEndpointForNone() {
		this.environment.setProperty(ENDPOINT, "");
		assertThat(unwanted()).isNotEmpty();
	}

	@Test
	void obeysWhoTurnsItOff() {
		this.environment.setProperty(ENDPOINT, "http://collector:4318/v1/traces");
		this.environment.setProperty("management.opentelemetry.enabled", "false");
		assertThat(unwanted()).isNotEmpty();
		this.environment.setProperty("management.opentelemetry.enabled", "true");
		this.environment.setProperty("management.tracing.export.enabled", "false");
		assertThat(unwanted()).isNotEmpty();
	}

	/** Else there would be room for it in each line. */
	@Test
	void expectsNoIdsInTheLog() {
		unwanted();
		assertThat(this.environment.getProperty("management.tracing.export.enabled")).isEqualTo("false");
	}

	private List<String> unwanted() {
		ConfigurationPropertySources.attach(this.environment);
		new UnaskedTraces().postProcessEnvironment(this.environment, new SpringApplication());
		TracingWhereAsked filter = new TracingWhereAsked();
		filter.setEnvironment(this.environment);
		boolean[] wanted = filter.match(CANDIDATES.toArray(String[]::new), mock(AutoConfigurationMetadata.class));
		return IntStream.range(0, wanted.length).filter((i) -> !wanted[i]).mapToObj(CANDIDATES::get).toList();
	}

}
