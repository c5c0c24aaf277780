package io.adax.trainer.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTest {

	@Test
	void comesBackAsItWas() {
		assertThat(Cursor.parse(new Cursor("ünïd/7").toString()).last()).isEqualTo("ünïd/7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "MTo", "!!!", "Mjp4", "_w", "MToA" })
	void refusesWhatItDidNotMake(String text) {
		assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> Cursor.parse(text))
			.satisfies((ex) -> assertThat(ex.faults()).extracting(Fault::pointer).containsExactly("/cursor"));
	}

	@Test
	void leadsFromPageToPage() {
		PageQuery first = new PageQuery(2, null);
		Page<String> page = Page.of(List.of("c", "b", "a"), first, (item) -> item);
		assertThat(page.items()).containsExactly("c", "b");
		assertThat(new PageQuery(2, page.nextCursor()).after()).isEqualTo("b");
	}

	@Test
	void endsWithTheLastPage() {
		assertThat(Page.of(List.of("b", "a"), new PageQuery(2, null), (item) -> item).nextCursor()).isNull();
	}

}
