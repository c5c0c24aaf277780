package io.adax.trainer.catalogue;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.training.CatalogueEntry;
import io.adax.trainer.training.OptimizerSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An optimizer in the catalogue. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Optimizer", description = "An optimizer and its hyper-parameters.")
record OptimizerEntry(@Schema(description = "Its name in a job.", example = "adax") String type,
		@Schema(description = "Its name in prose.", example = "AdaX") String title,
		@Schema(description = "What it is.",
				example = "AdaX (Li et al. 2020): a second moment with a memory that grows.") String description,
		@Schema(description = "Its step as LaTeX, in the symbols of the reference.",
				example = "\\theta_t = \\theta_{t-1} - \\alpha g_t") String formula,
		@Schema(description = "Where it was published.",
				example = "Li et al. 2020, https://arxiv.org/abs/2004.09740") String reference,
		@Schema(description = "Numbers that it keeps for each parameter; left out where that depends on the shape of the layers.",
				example = "2") @Nullable Integer stateValuesPerParameter,
		@Schema(description = "Bytes that these take; left out where they depend on the shape of the layers.",
				example = "8") @Nullable Integer stateBytesPerParameter,
		@Schema(description = "What it keeps in words.", example = "2 values per parameter") String state,
		@Schema(description = "Where the curve of its second moment's decay is; left out if it has none.",
				example = "/api/v1/optimizers/adax/decay") @Nullable String decay,
		@Schema(description = "Its hyper-parameters.") List<HyperParameter> hyperParameters) {

	static OptimizerEntry of(String type, Class<?> spec) {
		CatalogueEntry entry = Catalogue.entry(spec);
		int values = entry.stateValuesPerParameter();
		boolean decays = ((OptimizerSpec) Specs.withDefaults(spec)).secondMomentDecay().isPresent();
		return new OptimizerEntry(type, entry.title(), Specs.description(spec), entry.formula(), entry.reference(),
				(values >= 0) ? values : null, (values >= 0) ? values * Float.BYTES : null, state(entry),
				decays ? "/api/v1/optimizers/" + type + "/decay" : null, Specs.hyperParameters(spec));
	}

	private static String state(CatalogueEntry entry) {
		return switch (entry.stateValuesPerParameter()) {
			case -1 -> entry.state();
			case 0 -> "none";
			case 1 -> "1 value per parameter";
			default -> entry.stateValuesPerParameter() + " values per parameter";
		};
	}

}
