package io.adax.trainer.jobs;

import java.util.concurrent.atomic.AtomicInteger;

import io.adax.trainer.access.Projects;
import io.adax.trainer.engine.Engines;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.web.ProblemException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class JobPlansTest {

	private final Engines engines = mock();

	private final JobPlans plans = new JobPlans(mock(), this.engines, mock(), mock(), mock(), new Projects());

	/** Each waits in a thread of its own; those who are too many are told so at once. */
	@Test
	void lets32RequestsWaitAndNoMore() {
		RunSpec spec = new RunSpec(null, null, null, null);
		AtomicInteger waiting = new AtomicInteger();
		given(this.engines.describe(any())).willAnswer((call) -> {
			waiting.incrementAndGet();
			return this.plans.describe(spec);
		});
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.plans.describe(spec))
			.withMessageContaining("already 32 plans");
		assertThat(waiting).hasValue(32);
	}

}
