package io.adax.trainer.catalogue;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A field of an optimizer or a schedule, as the catalogue tells of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HyperParameter", description = "A hyper-parameter.")
record HyperParameter(@Schema(description = "Its name in a job.", example = "beta2") String name,
		@Schema(description = "What its value is.", example = "number") Kind type,
		@Schema(description = "Whether a job must give it.", example = "false") boolean required,
		@JsonProperty("default") @Schema(name = "default",
				description = "What it is if a job leaves it out; left out where the hyper-parameter is required, or then has no value.",
				example = "0.0001") @Nullable Object defaultValue,
		@Nullable Range range,
		@Schema(description = "The values there are: of a choice its names, of an object its types.",
				example = "[\"inside\", \"outside\"]") @Nullable List<String> values,
		@Schema(description = "Where the types of an object are described, unless they are in `alternatives`.",
				example = "/api/v1/schedules") @Nullable String href,
		@Schema(description = "The types of an object that is described nowhere else.") @Nullable List<Alternative> alternatives,
		@Schema(description = "What it means.", example = "AdaX's β2 of (1+β2)^t; above 0.") String meaning) {

	/** What a value is. */
	@Schema(name = "HyperParameterKind",
			description = "What a value is: of a `table` each entry is a number by its position; of an `object` its field `type` says which.",
			example = "number")
	enum Kind {

		@JsonProperty("number")
		NUMBER, @JsonProperty("integer")
		INTEGER, @JsonProperty("boolean")
		BOOLEAN, @JsonProperty("choice")
		CHOICE, @JsonProperty("table")
		TABLE, @JsonProperty("object")
		OBJECT

	}

	/** A type of an object. */
	@Schema(name = "Alternative", description = "One type of an object.")
	record Alternative(@Schema(description = "The value of its field `type`.", example = "adax") String type,
			@Schema(description = "What it is.", example = "AdaX's: from 0 to 1.") String description,
			@Schema(description = "Its fields beside `type`.") List<HyperParameter> hyperParameters) {
	}

}
