package io.adax.trainer.runs;

import java.util.List;
import java.util.stream.Collectors;

import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.JobId;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

@RestController
@RequestMapping("/api/v1/jobs/{id}/logs")
@Tag(name = "runs")
class LogsController {

	private static final String TEXT = "text/plain;charset=UTF-8";

	private final RunHistory history;

	private final RunLogs logs;

	private final LogStreams streams;

	LogsController(RunHistory history, RunLogs logs, LogStreams streams) {
		this.history = history;
		this.logs = logs;
		this.streams = streams;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@MayAnswer(ProblemType.TOO_MANY_REQUESTS)
	@Operation(operationId = "getLogs", summary = "The log of a job",
			description = "The last lines of what the engine printed while it trained the job, and of what the service did for it. As plain text (a client that accepts anything gets this) a line each: time, attempt, source, text. `follow=true` is plain text that goes on until the job is over.")
	@ApiResponse(responseCode = "200", description = "Lines.",
			content = { @Content(mediaType = "application/json", schema = @Schema(implementation = LogList.class)),
					@Content(mediaType = "text/plain", schema = @Schema(type = "string")) })
	LogList lines(@JobId @PathVariable String id,
			@Parameter(description = "Only of this attempt; of all if left out.",
					example = "1") @RequestParam(required = false) @Nullable @Min(1) Integer attempt,
			@Parameter(description = "The last so many lines.",
					example = "200") @RequestParam(defaultValue = "200") @Min(1) @Max(10_000) int tail,
			@Parameter(description = "Goes on until the job is over; plain text only.",
					example = "false") @RequestParam(defaultValue = "false") boolean follow) {
		this.history.requireJob(id);
		if (follow) {
			throw InvalidRequest.at("/follow", "is for plain text; ask with Accept: text/plain");
		}
		return new LogList(this.logs.tail(id, attempt, tail));
	}

	/** Also for a client that accepts anything. */
	@GetMapping(params = "follow!=true", produces = TEXT)
	@Hidden
	String text(@PathVariable String id, @RequestParam(required = false) @Nullable @Min(1) Integer attempt,
			@RequestParam(defaultValue = "200") @Min(1) @Max(10_000) int tail,
			@RequestParam(defaultValue = "false") boolean follow) {
		this.history.requireJob(id);
		return lines(this.logs.tail(id, attempt, tail));
	}

	@GetMapping(params = "follow=true", produces = TEXT)
	@Hidden
	ResponseEntity<ResponseBodyEmitter> follow(@PathVariable String id,
			@RequestParam(required = false) @Nullable @Min(1) Integer attempt,
			@RequestParam(defaultValue = "200") @Min(1) @Max(10_000) int tail,
			@RequestParam(defaultValue = "true") boolean follow) {
		this.history.requireJob(id);
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(TEXT))
			.body(this.streams.open(id, attempt, tail));
	}

	private static String lines(List<LogLine> lines) {
		return lines.stream().map((line) -> line + "\n").collect(Collectors.joining());
	}

	@Schema(name = "LogList", description = "Lines of a job's log.")
	record LogList(@Schema(description = "The lines, the oldest first.") List<LogLine> items) {
	}

}
