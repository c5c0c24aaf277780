package io.adax.trainer.jobs;

import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StartCheckTest {

	@Test
	void refusesAFirstMomentThatTheCheckpointDoesNotHave() {
		InvalidRequest refusal = catchThrowableOfType(InvalidRequest.class,
				() -> StartCheck.check(adaFactor(0), adaFactor(0.9), 0.2));
		assertThat(refusal.faults()).singleElement().returns("/optimizer/beta1", Fault::pointer);
	}

	@Test
	void letsTheFirstMomentHaveAnotherDecay() {
		assertThatCode(() -> StartCheck.check(adaFactor(0.8), adaFactor(0.9), 0.2)).doesNotThrowAnyException();
	}

	/** Only its own type is at fault. */
	@Test
	void asksNothingOfOtherOptimizers() {
		assertThatCode(() -> StartCheck.check(Requests.small(), Requests.small(), 0.2)).doesNotThrowAnyException();
	}

	/** It would be over at once, with the model of its ancestor. */
	@Test
	void asksForAnEpochThatIsLeft() {
		JobRequest ten = adaFactor(0);
		assertThatCode(() -> StartCheck.check(ten, ten, 0.999)).doesNotThrowAnyException();
		InvalidRequest refusal = catchThrowableOfType(InvalidRequest.class, () -> StartCheck.check(ten, ten, 1));
		assertThat(refusal.faults()).singleElement()
			.returns("/training/epochs", Fault::pointer)
			.returns("10", Fault::found)
			.returns("more than 10", Fault::allowed);
	}

	private static JobRequest adaFactor(double beta1) {
		return Requests.read("""
				{"dataset": {"id": "iris"}, "network": {"layers": [{"type": "dense", "units": 8}]},
				 "optimizer": {"type": "adafactor", "beta1": %s}}
				""".formatted(beta1));
	}

}
