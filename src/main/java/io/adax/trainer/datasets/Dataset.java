package io.adax.trainer.datasets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.adax.trainer.data.Column;
import io.adax.trainer.data.TableFormat;
import io.adax.trainer.data.TableScan;
import io.adax.trainer.data.TableSchema;
import io.adax.trainer.data.Task;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.web.IdentifiedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A table that was uploaded, or is built in. It never changes. */
@Entity
final class Dataset extends IdentifiedRow {

	@Id
	private String id;

	private String project;

	private String name;

	private int version;

	private boolean builtIn;

	private String sha256;

	private long sizeBytes;

	private String fieldSeparator;

	private boolean hasHeader;

	private @Nullable String targetSuffix;

	private long rowCount;

	private String target;

	private String task;

	private String columnList;

	private String warningList;

	private Instant createdAt;

	protected Dataset() {
	}

	Dataset(Identity identity, Blob content, TableScan scan) {
		this.id = identity.id();
		this.project = identity.project();
		this.name = identity.name();
		this.version = identity.version();
		this.builtIn = identity.builtIn();
		this.createdAt = identity.createdAt().truncatedTo(ChronoUnit.MICROS);
		this.sha256 = content.sha256();
		this.sizeBytes = content.size();
		this.fieldSeparator = String.valueOf(scan.format().separator());
		this.hasHeader = scan.format().header();
		this.targetSuffix = scan.format().targetSuffix();
		this.rowCount = scan.schema().rows();
		this.target = scan.target();
		this.task = scan.task().name();
		this.columnList = StoredList.write(scan.schema().columns());
		this.warningList = StoredList.write(scan.warnings());
	}

	@Override
	public String getId() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	int version() {
		return this.version;
	}

	boolean builtIn() {
		return this.builtIn;
	}

	String sha256() {
		return this.sha256;
	}

	StoredDataset stored() {
		return new StoredDataset(this.id, this.name, this.version, this.sha256, format(), schema(), this.target,
				Task.valueOf(this.task));
	}

	DatasetResource resource() {
		return new DatasetResource(summary(), StoredList.read(this.columnList, Column.class),
				StoredList.read(this.warningList, String.class));
	}

	DatasetSummary summary() {
		return new DatasetSummary(this.id, this.project, this.name, this.version, this.fieldSeparator, this.hasHeader,
				this.sha256, this.sizeBytes, this.rowCount, this.target, this.task, this.builtIn, this.createdAt);
	}

	TableFormat format() {
		return new TableFormat(this.fieldSeparator.charAt(0), this.hasHeader, this.targetSuffix);
	}

	TableSchema schema() {
		return new TableSchema(StoredList.read(this.columnList, Column.class), this.rowCount);
	}

	/** What a dataset is called, and since when. */
	record Identity(String id, String project, String name, int version, boolean builtIn, Instant createdAt) {
	}

}
