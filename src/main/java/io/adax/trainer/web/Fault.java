package io.adax.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that is wrong in a request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One thing that is wrong in a request.")
public record Fault(@Schema(
		description = "JSON Pointer (RFC 6901) into the body; `/` and the name for a parameter or a part of a form. In an uploaded table it goes on with the line and, where one is at fault, the field: `/file/<line>/<field>`, both from 1.",
		example = "/network/layers/0/units") String pointer,
		@Schema(description = "What is wrong there.",
				example = "must be between 1 and 16384, found -3: number of outputs") String message,
		@Schema(description = "The kind of rule that is broken: required, unknown, duplicate, type, choice, range, length, form, reference (what it names does not exist), limit (of the service's configuration), consistency (it does not go with something else).",
				example = "range") String rule,
		@Schema(description = "The value found, as text, shortened.", example = "-3") @Nullable String found,
		@Schema(description = "What is allowed, in words.", example = "between 1 and 16384") @Nullable String allowed,
		@Schema(description = "What was probably meant.", example = "adam") @Nullable String suggestion) {

	/** A value that does not go with something else. */
	public Fault(String pointer, String message) {
		this(pointer, message, Rule.CONSISTENCY.wireName(), null, null, null);
	}

	/** The same at another place. */
	public Fault movedTo(String pointer) {
		return new Fault(pointer, this.message, this.rule, this.found, this.allowed, this.suggestion);
	}

}
