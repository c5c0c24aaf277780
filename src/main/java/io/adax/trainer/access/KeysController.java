package io.adax.trainer.access;

import java.net.URI;

import io.adax.trainer.web.AnswerHeader;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.Sends;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
@RequestMapping("/api/v1/keys")
@Tag(name = "keys", description = "Who may come in.")
class KeysController {

	private static final String ID = "019aa3fc-4b2a-7f00-9a55-0242ac120002";

	private final AccessKeys keys;

	KeysController(AccessKeys keys) {
		this.keys = keys;
	}

	@PostMapping
	@Sends(AnswerHeader.LOCATION)
	@Operation(operationId = "createKey", summary = "Make a key",
			description = "Makes a key for a role and a project. The service keeps a hash of its secret only, so nobody can show it again. Keys open where `trainer.access.mode` is `authenticated`.")
	@ApiResponse(responseCode = "201", description = "The key with its secret, which is shown this once.")
	ResponseEntity<NewKeyView> create(@RequestBody NewKeyRequest request) {
		NewKeyView created = this.keys.add(request, Projects.caller().orElse(Caller.ANYBODY));
		return ResponseEntity.created(URI.create("/api/v1/keys/" + created.view().id()))
			.cacheControl(CacheControl.noStore())
			.body(created);
	}

	@GetMapping
	@Operation(operationId = "listKeys", summary = "List keys",
			description = "All keys, the newest first, without their secrets; also those that do not open any more.")
	Page<KeyView> list(@Valid @ParameterObject PageQuery page) {
		return this.keys.list(page);
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getKey", summary = "Show a key", description = "One key, without its secret.")
	KeyView get(@Parameter(description = "Identifier of the key.", example = ID) @PathVariable String id) {
		return this.keys.get(id);
	}

	@DeleteMapping("/{id}")
	@Operation(operationId = "revokeKey", summary = "Revoke a key",
			description = "Ends a key: the next request with it is answered 401. It stays in the list. Revoking a revoked key changes nothing.")
	@ApiResponse(responseCode = "200", description = "The key, which does not open any more.")
	KeyView revoke(@Parameter(description = "Identifier of the key.", example = ID) @PathVariable String id) {
		return this.keys.revoke(id);
	}

}
