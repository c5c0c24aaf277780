package io.adax.trainer.models;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.adax.trainer.training.Evaluation;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.web.JobId;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.Download;
import io.adax.trainer.web.Downloads;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "models", description = "What came out: to look at, to download, to ask.")
class ModelsController {

	private static final MediaType ZIP = new MediaType("application", "zip");

	private final Models models;

	private final RowPredictions predictions;

	ModelsController(Models models, RowPredictions predictions) {
		this.models = models;
		this.predictions = predictions;
	}

	@GetMapping("/models")
	@Operation(operationId = "listModels", summary = "List models",
			description = "All models of the project, the newest first.")
	Page<ModelView> list(@Valid @ParameterObject PageQuery page) {
		return this.models.list(page);
	}

	@GetMapping("/models/{id}")
	@Operation(operationId = "getModel", summary = "Show a model",
			description = "A model, with hashes that say whether two runs ended with the same bits.")
	ModelView get(@ModelId @PathVariable String id) {
		return this.models.require(id).view();
	}

	@GetMapping("/jobs/{jobId}/model")
	@Operation(operationId = "getJobModel", summary = "Show the model of a job",
			description = "The model that a job brought out; 404 until there is one.")
	ModelView ofJob(@JobId @PathVariable String jobId) {
		return this.models.requireOf(jobId).view();
	}

	@GetMapping("/jobs/{jobId}/evaluation")
	@Operation(operationId = "getEvaluation", summary = "Show how good the model of a job is",
			description = "The evaluation of the job's model on rows that it was not trained on.")
	Evaluation evaluation(@JobId @PathVariable String jobId,
			@Parameter(description = "The part of the data; test if there is one, else validation.",
					example = "validation") @RequestParam(required = false) @Nullable @Pattern(
							regexp = "validation|test", message = "must be validation or test") String split) {
		return this.models.evaluation(jobId, Optional.ofNullable(split).map(Part::of));
	}

	@GetMapping(path = "/models/{id}/content", produces = "application/zip")
	@Operation(operationId = "downloadModel", summary = "Download a model",
			description = "The model as a Deeplearning4j archive, which any Deeplearning4j program loads with `MultiLayerNetwork.load(file, false)`. The entries `trainer/*.json` say how a row is encoded.")
	@Downloads
	ResponseEntity<Resource> content(@ModelId @PathVariable String id,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		Model model = this.models.require(id);
		String name = model.name().replaceAll("[^A-Za-z0-9._-]+", "-") + ".zip";
		return new Download(model.sizeBytes(), () -> this.models.open(model), ZIP, model.sha256(), name)
			.answer(request);
	}

	@PostMapping("/models/{id}/predictions")
	@MayAnswer(ProblemType.ENGINE_UNAVAILABLE)
	@Operation(operationId = "predictRows", summary = "Ask a model",
			description = "One prediction a row. A row has values by column name, as they stand in the table; a column that is left out or null is a missing value. A category that was not in the training data counts as missing, too, and `warnings` tells so. A row whose answer is no finite number is refused as `/rows/<row>`. A large request is answered in slices of 1,000 rows, so that it does not hold up others.")
	Predictions predict(@ModelId @PathVariable String id, @RequestBody PredictionRequest request) {
		Model model = this.models.require(id);
		return new Predictions(this.predictions.predict(id, this.models.archive(model), request));
	}

	@Schema(name = "Predictions", description = "Predictions in the order of the rows.")
	record Predictions(@Schema(description = "One a row.") List<Prediction> predictions) {
	}

}
