package io.adax.trainer.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to go on when the service refuses to let everybody in. */
class UnguardedAnalyzer extends AbstractFailureAnalyzer<OpenDoor.Unguarded> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, OpenDoor.Unguarded cause) {
		return new FailureAnalysis(cause.getMessage(), """
				Either let in only those who have a key: trainer.access.mode=authenticated
				  The first admin's key is made at the start, in the file that trainer.access.admin-key-file names
				  (admin-key in trainer.home); POST /api/v1/keys makes further ones. Tokens of an OpenID provider
				  open, too: spring.security.oauth2.resourceserver.jwt.issuer-uri
				Or listen for this machine only: %s=127.0.0.1
				Or, where something else keeps everybody out: trainer.access.mode=unsafe-open
				""".formatted(cause.property()).stripTrailing(), cause);
	}

}
