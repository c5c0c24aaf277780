package io.adax.trainer.commandline;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a command needs of Spring Boot's jar. A class that is not there is looked for in
 * every nested jar, and each has to be opened for that: with 11 of them instead of all a
 * command starts in two thirds of the time.
 */
final class NarrowClassPath {

	private static final Predicate<String> NEEDED = Pattern.compile(
			"BOOT-INF/classes/|/(picocli|jackson-(core|databind|annotations)|spring-(core|beans|web)|commons-logging"
					+ "|jakarta\\.annotation-api|jspecify|micrometer-(commons|observation)|fastcsv)-[0-9][^/]*\\.jar")
		.asPredicate();

	private NarrowClassPath() {
	}

	/** Whether a command needs the library at this place. */
	static boolean needs(String place) {
		return NEEDED.test(place);
	}

	/** A loader of what is needed; the same loader where there are no nested jars. */
	static ClassLoader of(ClassLoader wide) {
		if (!(wide instanceof URLClassLoader nested)) {
			return wide;
		}
		URL[] needed = Arrays.stream(nested.getURLs()).filter((url) -> needs(url.toString())).toArray(URL[]::new);
		return (needed.length > 1) ? new URLClassLoader(needed, wide.getParent()) : wide;
	}

}
