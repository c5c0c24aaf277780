package io.adax.trainer.training;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How well a model does on rows it was not trained on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({ @JsonSubTypes.Type(value = Evaluation.Classification.class, name = "classification"),
		@JsonSubTypes.Type(value = Evaluation.Regression.class, name = "regression") })
@Schema(description = "How well a model does on rows it was not trained on.", discriminatorProperty = "task",
		oneOf = { Evaluation.Classification.class, Evaluation.Regression.class },
		discriminatorMapping = {
				@DiscriminatorMapping(value = "classification", schema = Evaluation.Classification.class),
				@DiscriminatorMapping(value = "regression", schema = Evaluation.Regression.class) })
public sealed interface Evaluation {

	/** Which part of the data: {@code validation} or {@code test}. */
	String split();

	/** How many rows it has. */
	long rows();

	/** Classes: precision, recall and F1 are means over the classes that occur. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "ClassificationEvaluation", description = "Evaluation of a classification.")
	record Classification(@Schema(description = "Part of the data.", example = "validation") String split,
			@Schema(description = "Rows of that part.", example = "30") long rows,
			@Schema(description = "Mean loss.", example = "0.08") double loss,
			@Schema(description = "Share of rows with the right label.", example = "0.9667") double accuracy,
			@Schema(description = "Precision, mean over the classes.", example = "0.9697") double precision,
			@Schema(description = "Recall, mean over the classes.", example = "0.9667") double recall,
			@Schema(description = "F1, mean over the classes.", example = "0.9666") double f1,
			@Schema(description = "Area under the ROC curve: of the second class for two classes, else the mean of each class against the rest. Left out when a part holds a single class.",
					example = "0.998") @Nullable Double rocAuc,
			ConfusionMatrix confusionMatrix) implements Evaluation {
	}

	/** Numbers, in the target's own unit. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "RegressionEvaluation", description = "Evaluation of a regression, in the target's own unit.")
	record Regression(@Schema(description = "Part of the data.", example = "validation") String split,
			@Schema(description = "Rows of that part.", example = "980") long rows,
			@Schema(description = "Mean loss, on the scaled target.", example = "0.61") double loss,
			@Schema(description = "Mean squared error.", example = "0.48") double mse,
			@Schema(description = "Root of the mean squared error.", example = "0.69") double rmse,
			@Schema(description = "Mean absolute error.", example = "0.53") double mae,
			@Schema(description = "Coefficient of determination R²; left out when the target does not vary.",
					example = "0.38") @Nullable Double r2)
			implements
				Evaluation {
	}

	/** Rows are true labels, columns predicted ones. */
	@Schema(name = "ConfusionMatrix", description = "counts[i][j]: rows of label i that were predicted as label j.")
	record ConfusionMatrix(
			@Schema(description = "Labels in order.", example = "[\"setosa\",\"versicolor\"]") List<String> labels,
			@Schema(description = "Counts: true label by row, predicted label by column.",
					example = "[[10,0],[1,9]]") List<List<Long>> counts) {
	}

}
