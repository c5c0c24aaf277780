package io.adax.trainer.datasets;

import java.time.Instant;

import io.adax.trainer.data.TableType;
import io.adax.trainer.data.Task;
import io.swagger.v3.oas.annotations.media.Schema;

/** A dataset without its columns, as a list shows it. */
@Schema(description = "A dataset without its columns.")
record DatasetSummary(@Schema(description = "Identifier.", example = "019a5b7c-8d8e-7f00-8000-1c2d3e4f5a6b") String id,
		@Schema(description = "The project that it belongs to.", example = "default") String project,
		@Schema(description = "Name.", example = "adult") String name,
		@Schema(description = "Which upload of that name, from 1.", example = "1") int version, TableType format,
		@Schema(description = "Whether the first row names the columns.", example = "true") boolean header,
		@Schema(description = "SHA-256 of the file.",
				example = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") String sha256,
		@Schema(description = "Bytes of the file.", example = "3974305") long sizeBytes,
		@Schema(description = "Data rows.", example = "32561") long rows,
		@Schema(description = "The column to learn, unless a job names another.", example = "income") String target,
		Task task,
		@Schema(description = "Whether it comes with the service and cannot be deleted.",
				example = "false") boolean builtin,
		@Schema(description = "When it was uploaded.", example = "2026-01-31T12:00:00Z") Instant createdAt) {

	/** As the database has it. */
	DatasetSummary(String id, String project, String name, int version, String separator, boolean header, String sha256,
			long sizeBytes, long rows, String target, String task, boolean builtin, Instant createdAt) {
		this(id, project, name, version, separator.equals("\t") ? TableType.TSV : TableType.CSV, header, sha256,
				sizeBytes, rows, target, Task.valueOf(task), builtin, createdAt);
	}

}
