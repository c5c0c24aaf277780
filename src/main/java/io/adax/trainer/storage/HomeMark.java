package io.adax.trainer.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Ties home and database together by an id that both have. With another database the
 * files of the home would look like orphans, and be removed; with another home the jobs
 * of the database would begin anew: the service does not start.
 */
@Component
class HomeMark {

	static final String FILE = "database-id";

	/** Before the id in a home whose new database has none yet. */
	static final String PENDING = "new ";

	private final TrainerHome home;

	private final JdbcTemplate database;

	/** Whether what is in the home is in a store that others reach, too. */
	private final boolean shared;

	HomeMark(TrainerHome home, JdbcTemplate database, StorageProperties properties) {
		this.home = home;
		this.database = database;
		this.shared = properties.type() != StorageProperties.Type.FOLDER;
	}

	/** Home and database do not belong together. */
	static final class Mismatch extends RuntimeException {

		private static final long serialVersionUID = 1;

		private final String action;

		private Mismatch(String message, String action) {
			super(message);
			this.action = action;
		}

		/**
		 * Of a home, or of what else is swept.
		 * @param another how to name another one
		 * @param mark what says which database it belongs to
		 */
		static Mismatch of(String place, String another, String mark) {
			return new Mismatch(
					"%s belongs to another database than spring.datasource.url names; the files of that one would be taken for orphans and removed."
						.formatted(place),
					"Set spring.datasource.url to the database that it was used with, or %s. If that database is gone for good, delete %s: it then belongs to the next new one, and what that does not know is removed."
						.formatted(another, mark));
		}

		static Mismatch ofDatabase(Path mark, String id) {
			return ofDatabase("home than " + mark.getParent(),
					"Set trainer.home to the directory that the database was used with; is it mounted? "
							+ "If that home is gone for good, write %s into %s: what was in it is then lost."
								.formatted(id, mark));
		}

		/** Of a database whose bytes are elsewhere. */
		static Mismatch ofDatabase(String place, String action) {
			return new Mismatch(
					"The database that spring.datasource.url names was used with another %s; its checkpoints, models and tables are not here, and jobs would begin anew."
						.formatted(place),
					action);
		}

		/** What somebody may do about it. */
		String action() {
			return this.action;
		}

	}

	/**
	 * Before anything is removed. A new home belongs with a new database only, and the
	 * other way round; a service that was killed between the two left a {@link #PENDING}
	 * mark.
	 */
	@PostConstruct
	void check() {
		Path mark = this.home.directory("").resolve(FILE);
		String ofHome = read(mark);
		String ofDatabase = find();
		if (ofHome == null) {
			if (ofDatabase != null && !this.shared) {
				throw Mismatch.ofDatabase(mark, ofDatabase);
			}
			write(mark, PENDING + UUID.randomUUID());
			ofHome = Objects.requireNonNull(read(mark));
		}
		if (ofHome.startsWith(PENDING)) {
			String chosen = ofHome.substring(PENDING.length());
			ofDatabase = (ofDatabase != null) ? ofDatabase : insert(chosen);
			write(mark, ofDatabase);
			ofHome = ofDatabase;
		}
		if (!ofHome.equals(ofDatabase)) {
			throw Mismatch.of("The home " + mark.getParent(), "trainer.home to another directory", mark.toString());
		}
	}

	/** The id that database and home have. */
	String id() {
		return Objects.requireNonNull(find(), "The home has not been checked");
	}

	private @Nullable String find() {
		return this.database.queryForList("select id from home", String.class).stream().findFirst().orElse(null);
	}

	private String insert(String id) {
		try {
			this.database.update("insert into home (one, id) values (1, ?)", id);
			return id;
		}
		catch (DuplicateKeyException ex) {
			// another service on the same home and database was faster
			String other = find();
			if (other == null) {
				throw ex;
			}
			return other;
		}
	}

	private static @Nullable String read(Path mark) {
		try {
			return Files.exists(mark) ? Files.readString(mark).strip() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All at once: a service that is killed leaves none or a whole one. */
	private static void write(Path mark, String id) {
		try {
			Path temporary = Files.createTempFile(mark.getParent(), FILE, null);
			Files.write(temporary, (id + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE,
					StandardOpenOption.SYNC);
			Files.move(temporary, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
