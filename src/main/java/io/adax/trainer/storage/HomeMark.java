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
 * files of the home would look like orphans, and be removed: the service does not start.
 */
@Component
class HomeMark {

	static final String FILE = "database-id";

	private final TrainerHome home;

	private final JdbcTemplate database;

	HomeMark(TrainerHome home, JdbcTemplate database) {
		this.home = home;
		this.database = database;
	}

	/** The home has the files of another database. */
	static final class Mismatch extends RuntimeException {

		private static final long serialVersionUID = 1;

		private final String another;

		private final String mark;

		/**
		 * Of a home, or of what else is swept.
		 * @param another how to name another one
		 * @param mark what says which database it belongs to
		 */
		Mismatch(String place, String another, String mark) {
			super("%s belongs to another database than spring.datasource.url names; the files of that one would be taken for orphans and removed."
				.formatted(place));
			this.another = another;
			this.mark = mark;
		}

		/** What somebody may do about it. */
		String action() {
			return "Set spring.datasource.url to the database that it was used with, or %s. If that database is gone for good, delete %s: it then belongs to this one, and what this one does not know is removed."
				.formatted(this.another, this.mark);
		}

	}

	/** Before anything is removed. A new database belongs with a new home only. */
	@PostConstruct
	void check() {
		Path mark = this.home.directory("").resolve(FILE);
		String ofHome = read(mark);
		String ofDatabase = find();
		if (ofHome == null) {
			write(mark, (ofDatabase != null) ? ofDatabase : choose());
		}
		else if (!ofHome.equals(ofDatabase)) {
			throw new Mismatch("The home " + mark.getParent(), "trainer.home to another directory", mark.toString());
		}
	}

	/** The id that database and home have. */
	String id() {
		return Objects.requireNonNull(find(), "The home has not been checked");
	}

	private @Nullable String find() {
		return this.database.queryForList("select id from home", String.class).stream().findFirst().orElse(null);
	}

	private String choose() {
		String id = UUID.randomUUID().toString();
		try {
			this.database.update("insert into home (one, id) values (1, ?)", id);
			return id;
		}
		catch (DuplicateKeyException ex) {
			// another service on the same database was faster
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
