package io.adax.trainer.data;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Text that ends every label and means nothing, such as a final dot. */
final class TargetSuffix {

	private TargetSuffix() {
	}

	static @Nullable String cut(@Nullable String value, @Nullable String suffix) {
		if (value == null || suffix == null || !value.endsWith(suffix) || value.length() == suffix.length()) {
			return value;
		}
		return value.substring(0, value.length() - suffix.length()).stripTrailing();
	}

	/** The character, neither letter nor digit, that all labels end with. */
	static Optional<String> common(Collection<String> labels) {
		List<String> endings = labels.stream().map(TargetSuffix::ending).distinct().toList();
		return (endings.size() == 1 && !endings.get(0).isEmpty()) ? Optional.of(endings.get(0)) : Optional.empty();
	}

	private static String ending(String label) {
		int last = label.codePointBefore(label.length());
		int length = Character.charCount(last);
		boolean mark = !Character.isLetterOrDigit(last) && label.length() > length;
		return mark ? label.substring(label.length() - length) : "";
	}

}
