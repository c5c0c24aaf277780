package io.adax.trainer.access;

import java.util.Map;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a project may have; no limit where nothing is said.
 *
 * @param running jobs that train at a time, on all replicas together
 * @param queued jobs that wait
 * @param bytes of datasets and models
 * @param projects other numbers for single projects
 */
@ConfigurationProperties("trainer.quotas")
@Validated
record QuotaProperties(@Nullable @Min(0) Integer running, @Nullable @Min(0) Integer queued, @Nullable DataSize bytes,
		@DefaultValue Map<String, @Valid OfProject> projects) {

	/**
	 * Numbers for one project; what is left out is as for all.
	 */
	record OfProject(@Nullable @Min(0) Integer running, @Nullable @Min(0) Integer queued, @Nullable DataSize bytes) {

		private static final OfProject NONE = new OfProject(null, null, null);

	}

	@AssertTrue(message = "trainer.quotas.projects: a project's name " + Projects.MEANING)
	boolean isOfProjectsThatMayBe() {
		return this.projects.keySet().stream().allMatch((name) -> name.matches(Projects.FORM));
	}

	long running(String project) {
		return number(of(project).running(), this.running);
	}

	long queued(String project) {
		return number(of(project).queued(), this.queued);
	}

	long bytes(String project) {
		DataSize own = of(project).bytes();
		DataSize size = (own != null) ? own : this.bytes;
		return (size != null) ? size.toBytes() : Long.MAX_VALUE;
	}

	private OfProject of(String project) {
		return this.projects.getOrDefault(project, OfProject.NONE);
	}

	private static long number(@Nullable Integer own, @Nullable Integer all) {
		return Objects.requireNonNullElse((own != null) ? own : all, Integer.MAX_VALUE);
	}

}
