package io.adax.trainer.jobs;

import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/system/queue")
@Tag(name = "system")
class QueueController {

	private final Queue queue;

	QueueController(Queue queue) {
		this.queue = queue;
	}

	@GetMapping
	@Operation(operationId = "getQueue", summary = "Show the queue",
			description = "How many jobs wait for each pool and priority, how long, and when they will probably begin; and page by page each job that waits: its place, who is before it, and what it waits for since when. The queue moves between two pages. Whoever sees one project sees the places among its jobs.")
	QueueView queue(@Parameter(description = "Only this pool.", example = "default") @RequestParam(
			required = false) @Nullable @Pattern(regexp = Printable.TEXT, message = Printable.NO_TEXT) String pool,
			@Valid @ParameterObject PageQuery page) {
		return this.queue.view(pool, page);
	}

}
