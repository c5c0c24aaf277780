package io.adax.trainer.access;

import java.util.HashMap;
import java.util.Map;

import io.adax.trainer.web.ProblemType;

/**
 * Places that all projects share, such as open streams. One project gets a quarter of
 * them, so that others still get in; who sees all projects may take all.
 */
public final class Places {

	private static final int SHARES = 4;

	private static final String ALL_PROJECTS = "*";

	private final int most;

	private final String what;

	private final Projects projects;

	private final Map<String, Integer> taken = new HashMap<>();

	/**
	 * So many places.
	 * @param what takes them, in the plural
	 */
	public Places(int most, String what, Projects projects) {
		this.most = most;
		this.what = what;
		this.projects = projects;
	}

	/** Takes a place for whoever asks now, or refuses it. */
	public synchronized Place take() {
		String holder = this.projects.only().orElse(ALL_PROJECTS);
		if (this.taken.values().stream().mapToInt(Integer::intValue).sum() >= this.most) {
			throw ProblemType.TOO_MANY_REQUESTS.because("There are already %,d %s.".formatted(this.most, this.what));
		}
		int share = holder.equals(ALL_PROJECTS) ? this.most : this.most / SHARES;
		if (this.taken.getOrDefault(holder, 0) >= share) {
			throw ProblemType.TOO_MANY_REQUESTS
				.because("Project %s has already %,d %s.".formatted(holder, share, this.what));
		}
		this.taken.merge(holder, 1, Integer::sum);
		return new Place(holder);
	}

	private synchronized void leave(String holder) {
		this.taken.computeIfPresent(holder, (key, places) -> (places > 1) ? places - 1 : null);
	}

	/** One place. */
	public final class Place {

		private final String holder;

		private Place(String holder) {
			this.holder = holder;
		}

		/** Gives it back, once. */
		public void leave() {
			Places.this.leave(this.holder);
		}

	}

}
