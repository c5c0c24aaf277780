package io.adax.trainer.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.RequestReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/optimizers")
@Tag(name = "catalogue", description = "What there is to choose from.")
class OptimizersController {

	/** The parameters that a curve depends on. */
	private static final Set<String> SHAPING = Set.of("beta2", "decayExponent", "decay", "c", "maxStep", "points");

	private final Catalogue<OptimizerEntry> catalogue = Catalogue.ofOptimizers();

	private final RequestReader reader;

	OptimizersController(RequestReader reader) {
		this.reader = reader;
	}

	@GetMapping
	@Operation(operationId = "listOptimizers", summary = "List the optimizers",
			description = "Every optimizer with its step, its memory and its hyper-parameters. It is read out of what checks a job, so it is what a job may say.")
	OptimizerList list() {
		return new OptimizerList(this.catalogue.all());
	}

	@GetMapping("/{type}")
	@Operation(operationId = "getOptimizer", summary = "Show an optimizer",
			description = "One optimizer with its step, its memory and its hyper-parameters.")
	OptimizerEntry get(
			@Parameter(description = "The optimizer's name in a job.", example = "adax") @PathVariable String type) {
		return this.catalogue.require(type);
	}

	@GetMapping("/{type}/decay")
	@Operation(operationId = "getDecay", summary = "The decay of an optimizer's second moment, as a curve",
			description = "β̂2,t of v̂ = β̂2,t·v̂ + (1-β̂2,t)·g² at steps of equal ratio. Every hyper-parameter of the optimizer may be given, with the bounds it has in a job; those that the decay does not depend on change nothing. 404 for an optimizer without such a decay.",
			parameters = {
					@Parameter(name = "maxStep", in = ParameterIn.QUERY, description = "The last step of the curve.",
							example = "1000000",
							schema = @Schema(type = "integer", format = "int64", minimum = "1",
									maximum = "" + DecayQuery.LAST_STEP, defaultValue = "1000000")),
					@Parameter(name = "points", in = ParameterIn.QUERY,
							description = "Points of the curve; fewer if there are not so many steps.", example = "200",
							schema = @Schema(type = "integer", format = "int32", minimum = "2",
									maximum = "" + DecayQuery.MOST_POINTS, defaultValue = "200")),
					@Parameter(name = "beta2", in = ParameterIn.QUERY,
							description = "β2 of `adax`, `adaxw`, `adam`, and of the decays `adax`, `adam` and `constant` of `adaptive`.",
							example = "0.0001", schema = @Schema(type = "number", format = "double")),
					@Parameter(name = "decayExponent", in = ParameterIn.QUERY,
							description = "The exponent c of `adafactor`.", example = "0.8",
							schema = @Schema(type = "number", format = "double")),
					@Parameter(name = "c", in = ParameterIn.QUERY,
							description = "The exponent c of the decay `adafactor` of `adaptive`.", example = "0.8",
							schema = @Schema(type = "number", format = "double")),
					@Parameter(name = "decay", in = ParameterIn.QUERY,
							description = "The type of the decay of `adaptive`; its own fields are parameters beside it.",
							example = "adax", schema = @Schema(type = "string")) })
	DecayCurve decay(
			@Parameter(description = "The optimizer's name in a job.", example = "adax") @PathVariable String type,
			@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
		requireDecay(type);
		QueryReader parameters = new QueryReader(this.reader, query);
		DecayQuery steps = parameters.take(DecayQuery.class);
		OptimizerSpec spec = parameters.takeRest(OptimizerSpec.class, type, SHAPING::contains);
		parameters.finish();
		return DecayCurve.of(type, Objects.requireNonNull(spec).secondMomentDecay().orElseThrow(),
				Objects.requireNonNull(steps));
	}

	private void requireDecay(String type) {
		if (this.catalogue.require(type).decay() == null) {
			List<String> others = this.catalogue.all()
				.stream()
				.filter((entry) -> entry.decay() != null)
				.map(OptimizerEntry::type)
				.toList();
			throw ProblemType.NOT_FOUND.because(
					"%s has no such curve: its steps are not taken in the form v̂ = β̂2,t·v̂ + (1-β̂2,t)·g². Those that are: %s. A decay that is the same at every step, as in RMSProp, is that of adaptive with decay=constant."
						.formatted(type, String.join(", ", others)));
		}
	}

	@Schema(name = "OptimizerList", description = "The optimizers.")
	record OptimizerList(@Schema(description = "All of them.") List<OptimizerEntry> items) {
	}

}
