package io.adax.trainer.traces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TraceParentTest {

	private static final String TEXT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0";

	@ParameterizedTest
	@ValueSource(strings = { TEXT + "0", TEXT + "1" })
	void readsWhatItWrote(String text) {
		assertThat(TraceParent.parse(text)).hasToString(text);
	}

	/** W3C's second version says that the id is random, which nobody here asks. */
	@Test
	void takesNoNoticeOfOtherFlags() {
		assertThat(TraceParent.parse(TEXT + "3")).isEqualTo(TraceParent.parse(TEXT + "1"));
		assertThat(TraceParent.parse(TEXT + "2").sampled()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01", TEXT + "1-more" })
	void refusesWhatIsNone(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> TraceParent.parse(text));
	}

}
