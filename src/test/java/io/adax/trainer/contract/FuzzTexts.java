package io.adax.trainer.contract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that fit a pattern, those at its bounds among them. */
final class FuzzTexts {

	/** What may fit: of each length that a name of something has as its bound. */
	private static final List<String> TEXTS = Stream.concat(
			Stream.of("a", "0", "iris", "species", "a-b", "naïve Ünicode 名", "🙂", " ", "'", "\"", "\\", "%", "<b>",
					"😀".repeat(100), "x" + "😀".repeat(199), "-createdAt", "priority"),
			Stream.of(63, 64, 100, 199, 200, 255)
				.flatMap((length) -> Stream.of("x".repeat(length), "😀".repeat(length))))
		.toList();

	static final List<String> DURATIONS = List.of("PT1H", "PT0.5S", "P1D", "PT1S", "PT0.001S", "PT0S", "P3650D",
			"P3651D", "PT3000000000000H", "PT9223372036854775807S", "PT0.000000001S");

	private final Map<String, List<String>> fitting = new ConcurrentHashMap<>();

	/** Those that fit a pattern; perhaps none. */
	List<String> fitting(String pattern) {
		return this.fitting.computeIfAbsent(pattern, (regex) -> {
			Pattern compiled = Pattern.compile(regex);
			return Stream.concat(TEXTS.stream(), DURATIONS.stream())
				.filter((text) -> compiled.matcher(text).find())
				.toList();
		});
	}

}
