package io.adax.trainer.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Documents what an operation that answers with a {@link Download} knows of ranges. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@MayAnswer(ProblemType.RANGE_NOT_SATISFIABLE)
@Sends({ AnswerHeader.ETAG, AnswerHeader.ACCEPT_RANGES, AnswerHeader.CONTENT_RANGE, AnswerHeader.CONTENT_DISPOSITION })
@ApiResponse(responseCode = "200", description = "The whole file.")
@ApiResponse(responseCode = "206", description = "The range of bytes that was asked for.")
@ApiResponse(responseCode = "304", description = "The file is the one that you have.", content = @Content)
@Parameters({
		@Parameter(in = ParameterIn.HEADER, name = "Range",
				description = "One range of bytes, answered with 206; anything else is answered with the whole.",
				example = "bytes=1000-1999", schema = @Schema(type = "string")),
		@Parameter(in = ParameterIn.HEADER, name = "If-None-Match",
				description = "`ETag` of the file that you have, or `*` for any: it does not come again.",
				example = "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
				schema = @Schema(type = "string")),
		@Parameter(in = ParameterIn.HEADER, name = "If-Range",
				description = "`ETag` of the part that you have: if the file is another by now, the whole comes.",
				example = "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
				schema = @Schema(type = "string")) })
public @interface Downloads {

}
