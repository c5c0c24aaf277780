package io.adax.trainer.catalogue;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.adax.trainer.web.RequestReader;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The catalogue and its curves where there is no ND4J at all. */
class NativeFreeTest {

	@Test
	void catalogueAndCurvesNeedNoNumericLibrary() throws Exception {
		try (WithoutNumericLibraries loader = new WithoutNumericLibraries()) {
			Runnable visit = (Runnable) loader.loadClass(Visit.class.getName()).getDeclaredConstructor().newInstance();
			assertThat(visit.getClass().getClassLoader()).isSameAs(loader);
			visit.run();
			assertThatExceptionOfType(ClassNotFoundException.class)
				.isThrownBy(() -> loader.loadClass("org.nd4j.linalg.schedule.ISchedule"));
		}
	}

	/** Asks for all there is. */
	public static final class Visit implements Runnable {

		@Override
		public void run() {
			RequestReader reader = new RequestReader(Validation.buildDefaultValidatorFactory().getValidator(), List::of,
					1 << 20);
			OptimizersController optimizers = new OptimizersController(reader);
			optimizers.list()
				.items()
				.stream()
				.filter((entry) -> entry.decay() != null)
				.forEach((entry) -> optimizers.decay(entry.type(), new LinkedMultiValueMap<>()));
			SchedulesController schedules = new SchedulesController(reader);
			schedules.list();
			MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
			query.add("type", "cycle");
			schedules.curve(query);
		}

	}

	/** Our own class path but for the libraries that bring native code. */
	private static final class WithoutNumericLibraries extends URLClassLoader {

		WithoutNumericLibraries() {
			super(Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
				.map(WithoutNumericLibraries::url)
				.toArray(URL[]::new), getPlatformClassLoader());
		}

		private static URL url(String entry) {
			try {
				return Path.of(entry).toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalArgumentException(ex);
			}
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (name.startsWith("org.nd4j.") || name.startsWith("org.deeplearning4j.")
					|| name.startsWith("org.bytedeco.")) {
				throw new ClassNotFoundException(name);
			}
			return super.findClass(name);
		}

	}

}
