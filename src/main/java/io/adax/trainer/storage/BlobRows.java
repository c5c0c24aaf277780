package io.adax.trainer.storage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which object has the bytes of a hash, and who claims them, in the database: a blob is
 * there as long as its row is. Whoever claims or deletes it locks that row. A claim is
 * renewed as long as its service lives; times are the database's, as clocks of machines
 * differ.
 */
final class BlobRows implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(BlobRows.class);

	private static final String VALID = "renewed_at > current_timestamp - interval '10' minute";

	private static final int RENEWAL_SECONDS = 60;

	private final JdbcTemplate database;

	/** Always of its own: whoever calls may be in one. */
	private final TransactionTemplate transaction;

	private final Set<String> claims = ConcurrentHashMap.newKeySet();

	private final ScheduledThreadPoolExecutor renewal = new ScheduledThreadPoolExecutor(1, (task) -> {
		Thread thread = new Thread(task, "blob-claims");
		thread.setDaemon(true);
		return thread;
	});

	BlobRows(JdbcTemplate database, TransactionTemplate transaction) {
		this.database = database;
		this.transaction = transaction;
		this.renewal.scheduleWithFixedDelay(this::renew, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
	}

	/** The object that has the bytes. */
	Optional<String> find(String sha256) {
		return this.database.queryForList("select object from blob where sha256 = ?", String.class, sha256)
			.stream()
			.findFirst();
	}

	/** Those of the objects that have no blob's bytes. */
	List<String> unnamed(List<String> objects) {
		if (objects.isEmpty()) {
			return List.of();
		}
		String marks = String.join(", ", Collections.nCopies(objects.size(), "?"));
		Set<String> named = new HashSet<>(this.database
			.queryForList("select object from blob where object in (" + marks + ")", String.class, objects.toArray()));
		return objects.stream().filter((object) -> !named.contains(object)).toList();
	}

	/** The bytes came once more. */
	void touch(String sha256) {
		this.database.update("update blob set stored_at = current_timestamp where sha256 = ?", sha256);
	}

	/** Says which object has the bytes, in the place of an earlier one. */
	void name(String sha256, String object) {
		while (this.database.update("update blob set object = ?, stored_at = current_timestamp where sha256 = ?",
				object, sha256) == 0) {
			try {
				this.database.update("insert into blob (sha256, object, stored_at) values (?, ?, current_timestamp)",
						sha256, object);
				return;
			}
			catch (DuplicateKeyException ex) {
				// another service was faster
			}
		}
	}

	List<String> storedBefore(Instant time) {
		return this.database.queryForList("select sha256 from blob where stored_at < ?", String.class,
				time.atOffset(ZoneOffset.UTC));
	}

	/** Waits for whoever deletes the bytes. */
	BlobStore.Claim claim(String sha256) {
		String id = UUID.randomUUID().toString();
		this.transaction.executeWithoutResult((status) -> {
			this.database.update("insert into blob_claim (id, sha256, renewed_at) values (?, ?, current_timestamp)", id,
					sha256);
			lock(sha256);
		});
		this.claims.add(id);
		return new RowClaim(id);
	}

	/** A row, as long as it is renewed. */
	private final class RowClaim implements BlobStore.Claim {

		private final String id;

		RowClaim(String id) {
			this.id = id;
		}

		@Override
		public boolean isValid() {
			return !BlobRows.this.database
				.queryForList("select id from blob_claim where id = ? and " + VALID, String.class, this.id)
				.isEmpty();
		}

		@Override
		public void close() {
			BlobRows.this.claims.remove(this.id);
			BlobRows.this.database.update("delete from blob_claim where id = ?", this.id);
		}

	}

	/**
	 * Forgets which object has the bytes, unless somebody claims them.
	 * @return the object, which nobody will ask for any more
	 */
	Optional<String> remove(String sha256, BooleanSupplier unused) {
		return this.transaction.execute((status) -> {
			Optional<String> object = lock(sha256);
			if (object.isEmpty() || isClaimed(sha256) || !unused.getAsBoolean()) {
				return Optional.empty();
			}
			this.database.update("delete from blob where sha256 = ?", sha256);
			return object;
		});
	}

	private Optional<String> lock(String sha256) {
		return this.database.queryForList("select object from blob where sha256 = ? for update", String.class, sha256)
			.stream()
			.findFirst();
	}

	private boolean isClaimed(String sha256) {
		return !this.database
			.queryForList("select id from blob_claim where sha256 = ? and " + VALID, String.class, sha256)
			.isEmpty();
	}

	/** Forgets the claims of services that are dead. */
	void sweep() {
		this.database.update("delete from blob_claim where not (" + VALID + ")");
	}

	private void renew() {
		try {
			this.claims.forEach((id) -> this.database
				.update("update blob_claim set renewed_at = current_timestamp where id = ? and " + VALID, id));
		}
		catch (DataAccessException | CannotCreateTransactionException ex) {
			// the next time comes soon; what fails for ever would end the schedule
			log.warn("Claims of blobs cannot be renewed now: {}", ex.getMessage());
		}
	}

	@Override
	public void close() {
		this.renewal.shutdownNow();
	}

}
