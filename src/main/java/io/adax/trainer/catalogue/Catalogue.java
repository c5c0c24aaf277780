package io.adax.trainer.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import io.adax.trainer.training.CatalogueEntry;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.ScheduleSpec;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Suggestion;
import io.adax.trainer.web.Union;

/**
 * The types of a union with what there is to tell of each.
 *
 * @param <T> what is told
 */
final class Catalogue<T> {

	private final String noun;

	private final Map<String, T> entries = new LinkedHashMap<>();

	private Catalogue(String noun, Class<?> union, BiFunction<String, Class<?>, T> entry) {
		this.noun = noun;
		Union.of(union).members().forEach((type, spec) -> this.entries.put(type, entry.apply(type, spec)));
	}

	static Catalogue<OptimizerEntry> ofOptimizers() {
		return new Catalogue<>("optimizer", OptimizerSpec.class, OptimizerEntry::of);
	}

	static Catalogue<ScheduleEntry> ofSchedules() {
		return new Catalogue<>("schedule", ScheduleSpec.class, ScheduleEntry::of);
	}

	static CatalogueEntry entry(Class<?> spec) {
		return Objects.requireNonNull(spec.getAnnotation(CatalogueEntry.class),
				() -> spec + " is not in the catalogue");
	}

	List<T> all() {
		return List.copyOf(this.entries.values());
	}

	/**
	 * One of them.
	 * @throws ProblemException if there is none of that name, with the name that may have
	 * been meant
	 */
	T require(String type) {
		T entry = this.entries.get(type);
		if (entry == null) {
			throw ProblemType.NOT_FOUND.because("There is no %s \"%s\"; %s".formatted(this.noun, type, instead(type)));
		}
		return entry;
	}

	private String instead(String type) {
		return Suggestion.nearest(type, this.entries.keySet())
			.map((name) -> "did you mean \"" + name + "\"?")
			.orElseGet(() -> "there are " + String.join(", ", this.entries.keySet()) + ".");
	}

}
