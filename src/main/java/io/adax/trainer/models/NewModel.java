package io.adax.trainer.models;

import io.adax.trainer.data.Task;
import io.adax.trainer.training.Evaluation;
import io.adax.trainer.training.TrainingResult;
import org.jspecify.annotations.Nullable;

/** What a run hands over when it has made a model. */
public record NewModel(String project, String jobId, String runId, String name, Task task, String target,
		TrainingResult.ModelFile file, Origin origin, @Nullable Evaluation validation, @Nullable Evaluation test) {
}
