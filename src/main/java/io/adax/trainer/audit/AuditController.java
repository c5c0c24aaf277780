package io.adax.trainer.audit;

import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit", description = "Who did what.")
class AuditController {

	private final AuditLog log;

	AuditController(AuditLog log) {
		this.log = log;
	}

	@GetMapping
	@Operation(operationId = "listAudit", summary = "Read the audit log",
			description = "Every request that was to change something, and every one that was refused, the newest first; with `trainer.audit.reads` all requests. Entries are kept for `trainer.audit.retention`.")
	Page<AuditView> list(@Valid @ParameterObject PageQuery page) {
		return this.log.list(page);
	}

}
