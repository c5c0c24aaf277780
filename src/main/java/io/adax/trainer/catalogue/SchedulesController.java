package io.adax.trainer.catalogue;

import java.util.List;
import java.util.Objects;

import io.adax.trainer.training.ScheduleSpec;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.RequestReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/schedules")
@Tag(name = "catalogue")
class SchedulesController {

	/** The operation whose parameters {@link CurveParameters} documents. */
	static final String CURVE = "getScheduleCurve";

	private final Catalogue<ScheduleEntry> catalogue = Catalogue.ofSchedules();

	private final RequestReader reader;

	SchedulesController(RequestReader reader) {
		this.reader = reader;
	}

	@GetMapping
	@Operation(operationId = "listSchedules", summary = "List the learning rate schedules",
			description = "Every schedule with its formula and its hyper-parameters. It is read out of what checks a job, so it is what a job may say.")
	ScheduleList list() {
		return new ScheduleList(this.catalogue.all());
	}

	@GetMapping("/{type}")
	@Operation(operationId = "getSchedule", summary = "Show a learning rate schedule",
			description = "One schedule with its formula and its hyper-parameters.")
	ScheduleEntry get(
			@Parameter(description = "The schedule's name in a job.", example = "cosine") @PathVariable String type) {
		return this.catalogue.require(type);
	}

	@GetMapping("/curve")
	@Operation(operationId = CURVE, summary = "The learning rates of a schedule, as a curve",
			description = "The rate at iterations of equal distance in a run of that length. A schedule's own fields are parameters as in a job, with the same bounds; a table is written `values=0:1,1000:0.1`.")
	ScheduleCurve curve(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
		QueryReader parameters = new QueryReader(this.reader, query);
		RateQuery run = parameters.take(RateQuery.class);
		String type = parameters.take("type");
		ScheduleSpec spec = parameters.takeRest(ScheduleSpec.class, type, (name) -> true);
		if (spec != null) {
			parameters.add(spec.faults().stream().map((fault) -> new Fault(fault.pointer(), fault.message())).toList());
		}
		parameters.finish();
		return ScheduleCurve.of(Objects.requireNonNull(type), Objects.requireNonNull(spec),
				Objects.requireNonNull(run));
	}

	@Schema(name = "ScheduleList", description = "The learning rate schedules.")
	record ScheduleList(@Schema(description = "All of them.") List<ScheduleEntry> items) {
	}

}
