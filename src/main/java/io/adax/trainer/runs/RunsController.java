package io.adax.trainer.runs;

import java.util.List;
import java.util.Set;

import io.adax.trainer.access.Projects;
import io.adax.trainer.web.JobId;
import io.adax.trainer.web.KnownName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{id}")
@Tag(name = "runs", description = "What happened to a job: attempts, curves, events, logs, checkpoints.")
class RunsController {

	private final RunHistory history;

	private final Curves curves;

	private final Runs runs;

	private final Projects projects;

	RunsController(RunHistory history, Curves curves, Runs runs, Projects projects) {
		this.history = history;
		this.curves = curves;
		this.runs = runs;
		this.projects = projects;
	}

	@GetMapping("/runs")
	@Operation(operationId = "listRuns", summary = "The attempts at a job",
			description = "Every attempt at a job, the first one first, with the numeric environment it ran in, and what it came to beside what was expected of it. How large its engine was in all is for whoever sees all projects.")
	RunList runs(@JobId @PathVariable String id) {
		this.history.requireJob(id);
		List<RunView> all = this.runs.of(id);
		return new RunList(this.projects.only().isEmpty() ? all : all.stream().map(RunView::ofOneProject).toList());
	}

	@GetMapping("/metrics")
	@Operation(operationId = "getMetrics", summary = "The curves of a job",
			description = "Series of metric points by name, down-sampled so that the smallest and largest values of each stretch stay.")
	MetricSeries metrics(@JobId @PathVariable String id, @Parameter(
			description = "Names of metrics; all if left out. One that was not measured has no series, one that there cannot be is refused.",
			example = "train.loss") @RequestParam(required = false,
					defaultValue = "") Set<@KnownName(MetricNames.class) String> name,
			@Parameter(description = "Most points of each series; fewer if all have over 200000.",
					example = "500") @RequestParam(defaultValue = "500") @Min(4) @Max(100_000) int maxPoints) {
		this.history.requireJob(id);
		return new MetricSeries(this.curves.of(id, name, maxPoints));
	}

	@io.swagger.v3.oas.annotations.media.Schema(name = "RunList", description = "The attempts at a job.")
	record RunList(@io.swagger.v3.oas.annotations.media.Schema(
			description = "The attempts, the first one first.") List<RunView> items) {
	}

}
