package io.adax.trainer.jobs;

import java.util.List;

import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.Rule;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * The order of a list of jobs; those that are alike in it come in the order of their
 * creation.
 */
record JobOrder(By by, boolean descending) {

	static final String FORM = "-?(createdAt|priority|name)";

	static final JobOrder OLDEST_FIRST = new JobOrder(By.CREATED_AT, false);

	/** What jobs are ordered by; ids grow with the time of creation. */
	enum By {

		CREATED_AT("createdAt", "id"), PRIORITY("priority", "priority"), NAME("name", "name");

		private final String wireName;

		private final String field;

		By(String wireName, String field) {
			this.wireName = wireName;
			this.field = field;
		}

		private static By of(String wireName) {
			return switch (wireName) {
				case "createdAt" -> CREATED_AT;
				case "priority" -> PRIORITY;
				case "name" -> NAME;
				default -> throw new IllegalArgumentException(wireName);
			};
		}

		private String value(Job job) {
			return switch (this) {
				case CREATED_AT -> "";
				case PRIORITY -> Integer.toString(job.request().priority());
				case NAME -> String.valueOf(job.request().name());
			};
		}

	}

	/** The order of that name, which has the form. */
	static JobOrder of(String name) {
		return name.startsWith("-") ? new JobOrder(By.of(name.substring(1)), true) : new JobOrder(By.of(name), false);
	}

	Sort sort() {
		Sort.Direction direction = this.descending ? Sort.Direction.DESC : Sort.Direction.ASC;
		return (this.by == By.CREATED_AT) ? Sort.by(direction, "id") : Sort.by(direction, this.by.field, "id");
	}

	/** The place of a job, by which a cursor finds it again when others come and go. */
	String placeOf(Job job) {
		return String.join(":", this.toString(), this.by.value(job), job.id());
	}

	/**
	 * The jobs that come after a place, in stretches one after the other; all if there is
	 * none. An index finds the beginning of each: of both in one condition it would not.
	 */
	List<Specification<Job>> after(@Nullable String place) {
		if (place == null) {
			return List.of(Specification.unrestricted());
		}
		String[] ends = place.split(":", 2);
		int last = place.lastIndexOf(':');
		if (ends.length < 2 || !ends[0].equals(toString()) || last <= ends[0].length()) {
			throw refused();
		}
		String value = place.substring(ends[0].length() + 1, last);
		return after(value, place.substring(last + 1));
	}

	private List<Specification<Job>> after(String value, String id) {
		return switch (this.by) {
			case CREATED_AT -> List.of((job, query, is) -> beyond(is, job.get("id"), id));
			case PRIORITY -> after("priority", number(value), id);
			case NAME -> after("name", value, id);
		};
	}

	/** The rest of those that are alike, then the others. */
	private <T extends Comparable<T>> List<Specification<Job>> after(String field, T value, String id) {
		return List.of((job, query, is) -> is.and(is.equal(job.get(field), value), beyond(is, job.get("id"), id)),
				(job, query, is) -> beyond(is, job.get(field), value));
	}

	private <T extends Comparable<T>> Predicate beyond(CriteriaBuilder is, Expression<T> field, T value) {
		return this.descending ? is.lessThan(field, value) : is.greaterThan(field, value);
	}

	private static int number(String value) {
		try {
			return Integer.parseInt(value);
		}
		catch (NumberFormatException ex) {
			throw refused();
		}
	}

	private static InvalidRequest refused() {
		return InvalidRequest.at("/cursor", Complaint.of(Rule.FORM,
				"is not a cursor of this list in this order; take it from `nextCursor` as it is"));
	}

	/** As `sort` names it. */
	@Override
	public String toString() {
		return (this.descending ? "-" : "") + this.by.wireName;
	}

}
