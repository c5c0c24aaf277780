package io.adax.trainer.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.adax.trainer.web.Ids;
import io.adax.trainer.web.KnownName;
import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.persistence.criteria.Predicate;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.domain.Specification;

/** Which jobs are meant; all conditions hold. */
record JobFilter(
		@Parameter(description = "Only jobs with one of these statuses.",
				example = "RUNNING") @Nullable Set<JobStatus> status,
		@Parameter(description = "Only jobs with this tag.",
				example = "demo") @Nullable @Pattern(regexp = Printable.TEXT, message = Printable.NO_TEXT) String tag,
		@Parameter(description = "Only jobs with this optimizer.",
				example = "adax") @Nullable @KnownName(OptimizerNames.class) String optimizer,
		@Parameter(description = "Only jobs on this dataset.", example = "iris") @Nullable @Pattern(
				regexp = Printable.TEXT, message = Printable.NO_TEXT) String dataset,
		@Parameter(description = "Only jobs of this pool.", example = "default") @Nullable @Pattern(
				regexp = Printable.TEXT, message = Printable.NO_TEXT) String pool,
		@Parameter(description = "Only jobs that were submitted later.",
				example = "2026-11-23T00:00:00Z") @Nullable Instant createdAfter,
		@Parameter(description = "Only jobs that were submitted earlier.",
				example = "2026-11-24T00:00:00Z") @Nullable Instant createdBefore,
		@Parameter(description = "Only the job that was submitted with this `Idempotency-Key`.",
				example = "7b0f7a3e-digits") @Nullable @Pattern(regexp = Printable.TEXT,
						message = Printable.NO_TEXT) String idempotencyKey) {

	/** The times that every database knows. */
	private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

	/** An id is made just before its job, but many in one moment get later times. */
	private static final Duration MARGIN = Duration.ofMinutes(1);

	/** Whether all jobs are meant. */
	boolean isEmpty() {
		return (this.status == null || this.status.isEmpty())
				&& Stream
					.of(this.tag, this.optimizer, this.dataset, this.pool, this.createdAfter, this.createdBefore,
							this.idempotencyKey)
					.allMatch(Objects::isNull);
	}

	Specification<Job> jobs() {
		return (job, query, is) -> {
			List<Predicate> all = new ArrayList<>();
			if (this.status != null && !this.status.isEmpty()) {
				all.add(job.get("status").in(this.status));
			}
			if (this.tag != null) {
				// a join and not "member of": the index on tags then gives the page in
				// order
				all.add(is.equal(job.join("tags"), this.tag));
			}
			if (this.optimizer != null) {
				all.add(is.equal(job.get("optimizer"), this.optimizer));
			}
			if (this.dataset != null) {
				all.add(is.equal(job.get("datasetId"), this.dataset));
			}
			if (this.pool != null) {
				all.add(is.equal(job.get("pool"), this.pool));
			}
			if (this.createdAfter != null) {
				all.add(is.greaterThan(job.get("createdAt"), known(this.createdAfter)));
				all.add(is.greaterThan(job.get("id"), Ids.first(known(this.createdAfter).minus(MARGIN))));
			}
			if (this.createdBefore != null) {
				all.add(is.lessThan(job.get("createdAt"), known(this.createdBefore)));
				all.add(is.lessThan(job.get("id"), Ids.first(known(this.createdBefore).plus(MARGIN))));
			}
			if (this.idempotencyKey != null) {
				all.add(is.equal(job.get("idempotencyKey"), this.idempotencyKey));
			}
			return is.and(all.toArray(Predicate[]::new));
		};
	}

	private static Instant known(Instant time) {
		Instant notBefore = time.isBefore(FIRST) ? FIRST : time;
		return notBefore.isAfter(LAST) ? LAST : notBefore;
	}

}
