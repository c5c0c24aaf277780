package io.adax.trainer.storage;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether blobs can be kept now. No part of liveness and readiness. */
@Component
class BlobsHealthIndicator extends AbstractHealthIndicator {

	private final BlobStore blobs;

	BlobsHealthIndicator(BlobStore blobs) {
		super("The blob store does not answer");
		this.blobs = blobs;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) throws Exception {
		health.withDetail("type", this.blobs.isRemote() ? "s3" : "folder");
		this.blobs.check();
		health.up();
	}

}
