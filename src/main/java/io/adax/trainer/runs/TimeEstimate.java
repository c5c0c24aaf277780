package io.adax.trainer.runs;

import java.util.Optional;

import io.swagger.v3.oas.annotations.media.Schema;

/** How long a training will probably take. */
@Schema(description = "How long a training will probably take: as long as runs of networks alike did before, iteration by iteration. Those count that made between a quarter and four times the iterations; where there were none, those that came nearest.")
public record TimeEstimate(
		@Schema(description = "The median, the lower one of two, in seconds.", example = "12.5") double seconds,
		@Schema(description = "As fast as the fastest of them; where they made far fewer iterations, as long as one of them took in all.",
				example = "9.8") double atLeastSeconds,
		@Schema(description = "As slow as the slowest of them; where they made far more iterations, as long as one of them took in all.",
				example = "17.1") double atMostSeconds,
		@Schema(description = "How many runs this is made of, 20 at most.", example = "5") int runs,
		@Schema(description = "Iterations of the run that is the median. Where they are far fewer than there are to make, a short run's start counts in the estimate, which may be too long.",
				example = "160") long iterations) {

	/** What is to be said against it, as an estimate of so many iterations. */
	public Optional<String> doubt(long asked) {
		double longer = (double) asked / this.iterations;
		if (longer > Speeds.ALIKE) {
			return Optional.of(doubt("long", "larger", asked));
		}
		return (longer < 1 / Speeds.ALIKE) ? Optional.of(doubt("short", "smaller", asked)) : Optional.empty();
	}

	private String doubt(String wrong, String part, long asked) {
		return "The estimate of the time may be too %s: the runs alike made %,d iterations, of which the start is a %s part than of %,d."
			.formatted(wrong, this.iterations, part, asked);
	}

}
