package io.adax.trainer.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines why the service does not start without its bucket. */
final class StoreMarkAnalyzer extends AbstractFailureAnalyzer<StoreMark.Unusable> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, StoreMark.Unusable cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Look at trainer.storage.s3.bucket, .region, .endpoint and .path-style, and at the credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
						+ "or the identity of the pod. They must allow to list the bucket, and to get, put and delete its objects.",
				cause);
	}

}
