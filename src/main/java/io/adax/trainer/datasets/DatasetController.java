package io.adax.trainer.datasets;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

import io.adax.trainer.data.Column;
import io.adax.trainer.data.TableSource;
import io.adax.trainer.data.Tables;
import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.web.AnswerHeader;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.Printable;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Sends;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Datasets over HTTP. */
@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "datasets", description = "Tables to learn from.")
class DatasetController {

	private final DatasetLibrary library;

	private final DatasetUpload upload;

	private final BlobStore blobs;

	private final DatasetRemoval removal;

	DatasetController(DatasetLibrary library, DatasetUpload upload, BlobStore blobs, DatasetRemoval removal) {
		this.library = library;
		this.upload = upload;
		this.blobs = blobs;
		this.removal = removal;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@MayAnswer(ProblemType.STORAGE_QUOTA)
	@Sends(AnswerHeader.LOCATION)
	@Operation(operationId = "uploadDataset", summary = "Upload a table",
			description = "Reads the table once to find its columns, their types and what can be learned from it.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
							schema = @Schema(implementation = DatasetForm.class),
							encoding = @Encoding(name = "spec", contentType = MediaType.APPLICATION_JSON_VALUE))))
	@ApiResponse(responseCode = "201", description = "The dataset; `Location` has its address.")
	ResponseEntity<DatasetResource> upload(@Parameter(hidden = true) HttpServletRequest request)
			throws IOException, ServletException {
		DatasetResource dataset = this.upload.upload(request.getParts()).resource();
		return ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset.summary().id())).body(dataset);
	}

	@GetMapping
	@Operation(operationId = "listDatasets", summary = "List datasets",
			description = "Those of the project, the newest first, the built-in ones before all others.")
	Page<DatasetSummary> list(@Valid @ParameterObject PageQuery page,
			@Parameter(description = "Only the versions of this name.", example = "adult") @RequestParam(
					required = false) @Nullable @Pattern(regexp = Printable.TEXT,
							message = Printable.NO_TEXT) String name) {
		String after = page.after();
		return Page.of(
				this.library.rows()
					.list(this.library.onlyProject(), after == null, Objects.requireNonNullElse(after, ""),
							name == null, Objects.requireNonNullElse(name, ""), Limit.of(page.fetch())),
				page, DatasetSummary::id);
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getDataset", summary = "Get a dataset",
			description = "A dataset with its columns and what a scan of them showed.")
	DatasetResource get(
			@Parameter(description = "Identifier; `iris` is built in.", example = "iris") @PathVariable String id) {
		return find(id).resource();
	}

	@GetMapping("/{id}/preview")
	@Operation(operationId = "previewDataset", summary = "Preview a dataset",
			description = "The first rows, as they stand in the file. Of a field up to 200 characters are shown, and `…` for the rest; of all rows a million, so that there are fewer of a very wide table.")
	DatasetPreview preview(
			@Parameter(description = "Identifier; `iris` is built in.", example = "iris") @PathVariable String id,
			@Parameter(description = "How many rows, 1 to 1000.",
					example = "20") @RequestParam(defaultValue = "20") @Min(1) @Max(1000) int rows)
			throws IOException {
		Dataset dataset = find(id);
		try {
			String file = this.blobs.local(dataset.sha256()).toString();
			return new DatasetPreview(dataset.schema().columns().stream().map(Column::name).toList(),
					Tables.head(new TableSource(file, dataset.format()), rows));
		}
		catch (NoSuchFileException ex) {
			// it may have been deleted since
			find(id);
			throw ProblemType.STORE_UNAVAILABLE.because(
					"The table of dataset " + id + " is not in this replica's home: replicas must share trainer.home.");
		}
	}

	@DeleteMapping("/{id}")
	@MayAnswer(ProblemType.CONFLICT)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteDataset", summary = "Delete a dataset",
			description = "Refused for a built-in dataset, and while a job that is not finished uses it.")
	@ApiResponse(responseCode = "204", description = "It is gone.")
	void delete(@Parameter(description = "Identifier.",
			example = "019a5b7c-8d8e-7f00-8000-1c2d3e4f5a6b") @PathVariable String id) throws IOException {
		// the bytes after the transaction: a rollback could not bring them back
		this.library.forget(this.removal.remove(id));
	}

	private Dataset find(String id) {
		return this.library.find(id)
			.orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no dataset \"%s\".".formatted(id)));
	}

	/** The form of an upload, for the documentation. */
	@Schema(description = "The form of an upload.")
	record DatasetForm(@Schema(description = "The table: UTF-8, one row a line, at least two columns.", type = "string",
			format = "binary", example = "temperature,label\n1,cold\n9,warm\n",
			requiredMode = Schema.RequiredMode.REQUIRED) byte[] file, @Nullable DatasetSpec spec) {
	}

}
