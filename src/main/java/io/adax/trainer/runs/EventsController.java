package io.adax.trainer.runs;

import java.util.List;

import io.adax.trainer.web.JobId;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/jobs/{id}/events")
@Tag(name = "runs")
class EventsController {

	private final RunHistory history;

	private final EventStreams streams;

	EventsController(RunHistory history, EventStreams streams) {
		this.history = history;
		this.streams = streams;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@MayAnswer(ProblemType.TOO_MANY_REQUESTS)
	@Operation(operationId = "listEvents", summary = "The record of a job",
			description = "The job's numbered events in order; `after` pages on. With `Accept: text/event-stream` the same events come as Server-Sent Events while they happen: the number is the event's id, so that a client that reconnects with `Last-Event-ID` misses nothing, and the stream ends with the job (then 204).",
			parameters = @Parameter(in = ParameterIn.HEADER, name = "Last-Event-ID",
					description = "Number of the last event that was received; streams only.", example = "3",
					schema = @Schema(type = "integer", format = "int64")))
	@ApiResponse(responseCode = "200", description = "Events.",
			content = { @Content(mediaType = "application/json", schema = @Schema(implementation = EventList.class)),
					@Content(mediaType = "text/event-stream", schema = @Schema(implementation = JobEventView.class)) })
	@ApiResponse(responseCode = "204", description = "The job is over and has no more events; streams only.",
			content = @Content)
	EventList events(@JobId @PathVariable String id,
			@Parameter(description = "Only events with a larger number.",
					example = "0") @RequestParam(defaultValue = "0") @Min(0) long after,
			@Parameter(description = "Most events to answer; a stream goes on until the job ends.",
					example = "500") @RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit) {
		this.history.requireJob(id);
		return new EventList(this.history.eventsAfter(id, after, limit));
	}

	/** Takes the limit of the list, which is described for both, and has none. */
	@GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Hidden
	ResponseEntity<SseEmitter> stream(@PathVariable String id, @RequestParam(defaultValue = "0") @Min(0) long after,
			@RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId) {
		this.history.requireJob(id);
		long last = (lastEventId != null) ? lastEventId : after;
		if (this.history.isOver(id, last)) {
			// tells a client of Server-Sent Events to stop reconnecting
			return ResponseEntity.noContent().build();
		}
		return ResponseEntity.ok(this.streams.open(id, last));
	}

	@Schema(name = "EventList", description = "Events of a job.")
	record EventList(@Schema(description = "Events by number.") List<JobEventView> items) {
	}

}
