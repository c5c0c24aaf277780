package io.adax.trainer.jobs;

import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.JsonColumn;
import io.adax.trainer.web.Rule;
import jakarta.persistence.Converter;

@Converter
class RequestJson extends JsonColumn<JobRequest> {

	/**
	 * As many characters as a request may have with its defaults written out. The columns
	 * of it and of its first answer hold some more, for the names that are added, and H2
	 * has none that are much longer.
	 */
	static final int LONGEST = 900_000;

	RequestJson() {
		super(JobRequest.class);
	}

	/** What is wrong with a request that is too long to be stored. */
	static Optional<Fault> tooLong(JobRequest request) {
		int length = Objects.requireNonNull(new RequestJson().convertToDatabaseColumn(request)).length();
		return (length <= LONGEST) ? Optional.empty()
				: Optional.of(Complaint
					.of(Rule.LIMIT,
							"may have at most %,d characters with its defaults written out, found %,d"
								.formatted(LONGEST, length))
					.with(String.valueOf(length), "at most %,d characters".formatted(LONGEST))
					.at(""));
	}

}
