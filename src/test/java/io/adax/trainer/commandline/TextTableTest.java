package io.adax.trainer.commandline;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextTableTest {

	@Test
	void makesColumnsAsWideAsTheyHaveToBeAndLeavesEmptyOnesOut() {
		assertThat(new TextTable("ID", "NAME", "NOTE").row("1", "first", "").row("12", "", "").lines())
			.containsExactly("ID  NAME", "1   first", "12");
	}

}
