package io.adax.trainer.web;

import java.util.Arrays;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains the problem types: a problem's {@code type} is an address here. */
@RestController
@Tag(name = "problems", description = "What the errors of this service mean.")
class ProblemCatalogue {

	@GetMapping(ProblemType.BASE)
	@Operation(operationId = "listProblemTypes", summary = "List the problem types",
			description = "Every `type` that an error of this service may have.")
	Entries list() {
		return new Entries(Arrays.stream(ProblemType.values()).map(Entry::of).toList());
	}

	@GetMapping(ProblemType.BASE + "/{slug}")
	@Operation(operationId = "getProblemType", summary = "Explain a problem type",
			description = "What an error with this `type` means.")
	Entry get(@Parameter(description = "The last part of `type`.",
			example = "invalid-request") @PathVariable String slug) {
		return ProblemType.ofSlug(slug)
			.map(Entry::of)
			.orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no problem type \"" + slug + "\"."));
	}

	/** All of them. */
	@Schema(name = "ProblemTypeList", description = "The kinds of errors.")
	record Entries(@Schema(description = "All of them.") List<Entry> items) {
	}

	/** A problem type. */
	@Schema(name = "ProblemType", description = "A kind of error.")
	record Entry(
			@Schema(description = "URI reference of the type.",
					example = "/api/v1/problems/invalid-request") String type,
			@Schema(description = "Short name.", example = "Invalid request") String title,
			@Schema(description = "HTTP status.", example = "400") int status,
			@Schema(description = "What it means and what to do.",
					example = "The request was understood, but some of its values are not allowed.") String explanation) {

		static Entry of(ProblemType type) {
			return new Entry(type.uri().toString(), type.title(), type.status().value(), type.explanation());
		}

	}

}
