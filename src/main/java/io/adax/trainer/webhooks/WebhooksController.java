package io.adax.trainer.webhooks;

import java.net.URI;

import io.adax.trainer.web.AnswerHeader;
import io.adax.trainer.web.MayAnswer;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.Sends;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "webhooks", description = "Who is told what happens to jobs.")
class WebhooksController {

	private final Webhooks webhooks;

	WebhooksController(Webhooks webhooks) {
		this.webhooks = webhooks;
	}

	@PostMapping
	@MayAnswer(ProblemType.CONFLICT)
	@Sends(AnswerHeader.LOCATION)
	@Operation(operationId = "createWebhook", summary = "Create a webhook",
			description = "From now on POSTs what happens to jobs to an address, as Standard Webhooks has it: `webhook-id`, `webhook-timestamp` and `webhook-signature` (`v1,` and HMAC-SHA256 over id, timestamp and body, joined by dots, in Base64), with the body `WebhookMessage`. An answer of 2xx takes it; anything else is tried again, less and less often; 410 ends the webhook. A message may come twice, with the same id, and in another order. No redirect is followed.")
	@ApiResponse(responseCode = "201", description = "The webhook with its secret, which is shown this once.")
	ResponseEntity<NewWebhookView> create(@RequestBody WebhookRequest request) {
		NewWebhookView created = this.webhooks.add(request);
		return ResponseEntity.created(URI.create("/api/v1/webhooks/" + created.webhook().id()))
			.cacheControl(CacheControl.noStore())
			.body(created);
	}

	@GetMapping
	@Operation(operationId = "listWebhooks", summary = "List webhooks",
			description = "All webhooks of the project, the newest first, without their secrets.")
	Page<WebhookView> list(@Valid @ParameterObject PageQuery page) {
		return this.webhooks.list(page);
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getWebhook", summary = "Show a webhook", description = "One webhook, without its secret.")
	WebhookView get(@WebhookId @PathVariable String id) {
		return this.webhooks.get(id);
	}

	@DeleteMapping("/{id}")
	@Operation(operationId = "deleteWebhook", summary = "Delete a webhook",
			description = "Deletes a webhook with its deliveries; one that is just under way may still arrive.")
	@ApiResponse(responseCode = "204", description = "It is gone.")
	ResponseEntity<Void> delete(@WebhookId @PathVariable String id) {
		this.webhooks.delete(id);
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/{id}/test")
	@MayAnswer(ProblemType.CONFLICT)
	@Operation(operationId = "testWebhook", summary = "Try a webhook",
			description = "Sends a message of type `webhook.test`, signed like any other, also while the webhook is paused (`pausedUntil`); if it arrives, the pause is over. The list of deliveries tells what came of it.")
	@ApiResponse(responseCode = "202", description = "The message is on its way.")
	ResponseEntity<DeliveryView> test(@WebhookId @PathVariable String id) {
		return ResponseEntity.accepted().body(this.webhooks.test(id));
	}

	@GetMapping("/{id}/deliveries")
	@Operation(operationId = "listDeliveries", summary = "List deliveries",
			description = "What a webhook was told, or will be, the newest first, with every attempt. They are listed for `trainer.webhooks.retention`.")
	Page<DeliveryView> deliveries(@WebhookId @PathVariable String id, @Valid @ParameterObject PageQuery page) {
		return this.webhooks.deliveries(id, page);
	}

}
