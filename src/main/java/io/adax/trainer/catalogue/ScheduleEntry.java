package io.adax.trainer.catalogue;

import java.util.List;

import io.adax.trainer.training.CatalogueEntry;
import io.swagger.v3.oas.annotations.media.Schema;

/** A schedule in the catalogue. */
@Schema(name = "ScheduleType", description = "A learning rate schedule and its hyper-parameters.")
record ScheduleEntry(@Schema(description = "Its name in a job.", example = "cosine") String type,
		@Schema(description = "Its name in prose.", example = "Cosine annealing") String title,
		@Schema(description = "What it is.", example = "Half a cosine from the full rate down.") String description,
		@Schema(description = "The rate at iteration or epoch i as LaTeX; the warm-up comes before it.",
				example = "\\alpha_i = \\alpha \\, \\gamma^i") String formula,
		@Schema(description = "Where it was published.",
				example = "Loshchilov and Hutter 2017, SGDR, https://arxiv.org/abs/1608.03983") String reference,
		@Schema(description = "Its hyper-parameters.") List<HyperParameter> hyperParameters) {

	static ScheduleEntry of(String type, Class<?> spec) {
		CatalogueEntry entry = Catalogue.entry(spec);
		return new ScheduleEntry(type, entry.title(), Specs.description(spec), entry.formula(), entry.reference(),
				Specs.hyperParameters(spec));
	}

}
