package io.adax.trainer.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines why the service does not start, and how to go on. */
final class HomeMarkAnalyzer extends AbstractFailureAnalyzer<HomeMark.Mismatch> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, HomeMark.Mismatch cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
