package io.adax.trainer.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.adax.trainer.web.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ETag;

/**
 * What a job's {@code ETag} is made of: opaque to clients, and another whenever anything
 * that is shown of the job is.
 *
 * @param revision how often the labels were changed
 * @param status as it is shown
 * @param hash of all that is shown
 */
record JobTag(int revision, JobStatus status, String hash) {

	private static final Pattern FORM = Pattern.compile("(\\d{1,9})-([A-Z]+)-([0-9a-f]{16})");

	private static final JsonMapper JSON = new JsonMapper();

	private static final int DIGITS = 16;

	static JobTag of(Job job, JobView view) {
		return new JobTag(job.revision(), view.status(), hash(JSON.writeValueAsBytes(view)));
	}

	/** Of a job that nobody has changed yet. */
	static JobTag ofNew(JobView view) {
		return new JobTag(0, view.status(), hash(JSON.writeValueAsBytes(view)));
	}

	/** The first one of a header that was made here; weak ones count for GET alone. */
	static Optional<JobTag> parse(@Nullable String header) {
		return tags(header).stream().flatMap((tag) -> parse(tag).stream()).findFirst();
	}

	private static Optional<JobTag> parse(ETag tag) {
		Matcher matcher = FORM.matcher(tag.tag());
		if (!matcher.matches() || !JobStatus.isName(matcher.group(2))) {
			return Optional.empty();
		}
		return Optional
			.of(new JobTag(Integer.parseInt(matcher.group(1)), JobStatus.valueOf(matcher.group(2)), matcher.group(3)));
	}

	/**
	 * Refuses a change of labels that were changed since. How far the job has come does
	 * not count: of one that runs, every tag would be old.
	 * @param header {@code If-Match}; null if the client does not mind
	 */
	static void requireLabelsOf(Job job, @Nullable String header) {
		if (header == null || tags(header).stream().anyMatch((tag) -> matches(tag, job))) {
			return;
		}
		throw ProblemType.PRECONDITION_FAILED
			.because("Name, tags, priority or pool of job " + job.id() + " are not those of the ETag in If-Match.");
	}

	private static boolean matches(ETag tag, Job job) {
		return tag.isWildcard()
				|| !tag.weak() && parse(tag).filter((known) -> known.revision() == job.revision()).isPresent();
	}

	private static List<ETag> tags(@Nullable String header) {
		return (header != null) ? ETag.parse(header) : List.of();
	}

	private static String hash(byte[] shown) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown)).substring(0, DIGITS);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** As the header has it. */
	@Override
	public String toString() {
		return "\"%d-%s-%s\"".formatted(this.revision, this.status, this.hash);
	}

}
