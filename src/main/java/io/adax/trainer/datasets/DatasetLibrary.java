package io.adax.trainer.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import io.adax.trainer.data.ScanOptions;
import io.adax.trainer.data.TableScan;
import io.adax.trainer.data.TableScanner;
import io.adax.trainer.data.TableType;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.storage.BlobContent;
import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.storage.SharedBlobs;
import io.adax.trainer.web.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Keeps rows and blobs in step: no row without its blob, no blob without a row. */
@Component
class DatasetLibrary {

	/** How often another replica may be faster with a version. */
	private static final int ATTEMPTS = 5;

	/** Tables that are scanned side by side. */
	private static final int SCANS = 2;

	private final DatasetRepository rows;

	private final BlobStore blobs;

	private final SharedBlobs shared;

	private final DatasetLimits limits;

	private final Projects projects;

	private final Quotas quotas;

	private final Ids ids;

	private final Clock clock;

	private final ReentrantLock inserting = new ReentrantLock();

	/** Each scan takes memory, and a processor. */
	private final Semaphore scans = new Semaphore(SCANS, true);

	private final ReentrantLock building = new ReentrantLock();

	private volatile boolean built;

	DatasetLibrary(DatasetRepository rows, BlobStore blobs, SharedBlobs shared, DatasetLimits limits, Projects projects,
			Quotas quotas, Ids ids, Clock clock) {
		this.rows = rows;
		this.blobs = blobs;
		this.shared = shared;
		this.limits = limits;
		this.projects = projects;
		this.quotas = quotas;
		this.ids = ids;
		this.clock = clock;
	}

	/** The rows, with those of the built-in datasets. */
	DatasetRepository rows() {
		if (!this.built) {
			build();
		}
		return this.rows;
	}

	Optional<Dataset> find(String id) {
		return rows().find(id, onlyProject());
	}

	/** The only project whose datasets may be seen now; null if all may be. */
	@Nullable String onlyProject() {
		return this.projects.only().orElse(null);
	}

	/**
	 * Scans a table and adds it to the project; nothing of it is left if it is refused.
	 */
	Dataset add(String name, BlobContent content, ScanOptions options) throws IOException {
		rows();
		this.quotas.requireSpace(this.projects.current(), 1);
		return add(this.ids.next(), name, content, options);
	}

	/** Deletes the bytes of a dataset that was removed, if they are nobody else's. */
	void forget(Dataset removed) throws IOException {
		this.shared.deleteUnused(removed.sha256());
	}

	private Dataset add(String id, String name, BlobContent content, ScanOptions options) throws IOException {
		Blob blob = this.shared.hold(content, this.limits.maxUpload().toBytes());
		try {
			return insert(id, name, blob, scan(this.blobs.local(blob.sha256()), options));
		}
		finally {
			this.shared.letGo(blob);
		}
	}

	private TableScan scan(Path table, ScanOptions options) throws IOException {
		this.scans.acquireUninterruptibly();
		try {
			return new TableScanner(this.limits.scan()).scan(table, options);
		}
		finally {
			this.scans.release();
		}
	}

	private Dataset insert(String id, String name, Blob blob, TableScan scan) {
		this.inserting.lock();
		try {
			return insert(id, name, blob, scan, ATTEMPTS);
		}
		finally {
			this.inserting.unlock();
		}
	}

	private Dataset insert(String id, String name, Blob blob, TableScan scan, int attempts) {
		try {
			boolean builtIn = id.equals(Iris.ID);
			String project = builtIn ? Projects.DEFAULT : this.projects.current();
			if (!builtIn) {
				this.quotas.requireSpace(project, blob.size());
			}
			Dataset.Identity identity = new Dataset.Identity(id, project, name, this.rows.nextVersion(project, name),
					builtIn, this.clock.instant());
			return this.rows.save(new Dataset(identity, blob, scan));
		}
		catch (DataIntegrityViolationException ex) {
			if (attempts == 1) {
				throw ex;
			}
			return insert(id, name, blob, scan, attempts - 1);
		}
	}

	private void build() {
		this.building.lock();
		try {
			if (!this.built) {
				addIris();
				this.built = true;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.building.unlock();
		}
	}

	private void addIris() throws IOException {
		byte[] csv = Iris.csv();
		Dataset iris = this.rows.find(Iris.ID, null).orElse(null);
		if (iris == null) {
			addUnlessAnotherReplicaDoes(csv);
		}
		else if (!this.blobs.exists(iris.sha256())) {
			this.blobs.put(() -> new ByteArrayInputStream(csv), csv.length);
		}
	}

	private void addUnlessAnotherReplicaDoes(byte[] csv) throws IOException {
		try {
			add(Iris.ID, Iris.ID, () -> new ByteArrayInputStream(csv),
					new ScanOptions(TableType.CSV, true, null, null));
		}
		catch (DataIntegrityViolationException ex) {
			if (this.rows.find(Iris.ID, null).isEmpty()) {
				throw ex;
			}
		}
	}

}
