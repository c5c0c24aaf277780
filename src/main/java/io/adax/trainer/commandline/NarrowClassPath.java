package io.adax.trainer.commandline;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * What a command needs of Spring Boot's jar. A class that is not there is looked for in
 * every nested jar, and each has to be opened for that.
 */
final class NarrowClassPath extends URLClassLoader {

	private static final Predicate<String> NEEDED = Pattern.compile(
			"BOOT-INF/classes/|/(picocli|jackson-(core|databind|annotations)|spring-(core|beans|web)|commons-logging"
					+ "|jakarta\\.annotation-api|jspecify|micrometer-(commons|observation)|fastcsv)-[0-9][^/]*\\.jar")
		.asPredicate();

	private final List<JarFile> jars;

	private NarrowClassPath(URL[] needed, ClassLoader parent, List<JarFile> jars) {
		super(needed, parent);
		this.jars = jars;
	}

	/** Whether a command needs the library at this place. */
	static boolean needs(String place) {
		return NEEDED.test(place);
	}

	/** A loader of what is needed; the same loader where there are no nested jars. */
	static ClassLoader of(ClassLoader wide) throws IOException {
		if (!(wide instanceof URLClassLoader nested)) {
			return wide;
		}
		URL[] needed = Arrays.stream(nested.getURLs()).filter((url) -> needs(url.toString())).toArray(URL[]::new);
		List<JarFile> jars = new ArrayList<>();
		for (URL url : needed) {
			if (url.openConnection() instanceof JarURLConnection jar) {
				jars.add(jar.getJarFile());
			}
		}
		return jars.isEmpty() ? wide : new NarrowClassPath(needed, wide.getParent(), jars);
	}

	/** Straight out of the jars: a URL for each look costs as much as the class. */
	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		String file = name.replace('.', '/') + ".class";
		try {
			for (JarFile jar : this.jars) {
				JarEntry entry = jar.getJarEntry(file);
				if (entry != null) {
					byte[] bytes = jar.getInputStream(entry).readAllBytes();
					return defineClass(name, bytes, 0, bytes.length);
				}
			}
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
		throw new ClassNotFoundException(name);
	}

}
