package io.adax.trainer.commandline;

import java.util.List;
import java.util.stream.IntStream;

import io.adax.trainer.commandline.Plot.Point;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlotTest {

	private static final List<Point> FALLING = IntStream.rangeClosed(0, 100)
		.mapToObj((x) -> new Point(x, 100 - x))
		.toList();

	@Test
	void drawsAFallingLineFromTheUpperLeftToTheLowerRight() {
		assertThat(new Plot(4, 4, false).lines("loss", FALLING)).containsExactly("loss", "      100 |*",
				"          | *", "          |  *", "        0 |   *", "           0 100");
	}

	@Test
	void drawsInDotsOfBraille() {
		assertThat(new Plot(4, 2, true).lines("loss", FALLING)).containsExactly("loss", "      100 ┤⠑⢄",
				"        0 ┤  ⠑⢄", "           0 100");
	}

	@Test
	void drawsAFlatLine() {
		assertThat(new Plot(3, 3, false).lines("flat", List.of(new Point(0, 5), new Point(9, 5)))).element(2)
			.isEqualTo("          |***");
	}

	@Test
	void drawsNothingOfOnePointAndIgnoresWhatIsNoNumber() {
		assertThat(new Plot(3, 3, true).lines("one", List.of(new Point(0, 5), new Point(1, Double.NaN)))).isEmpty();
	}

	@Test
	void showsTheLastValuesAsBlocks() {
		assertThat(Plot.sparks(List.of(9.0, 0.0, 3.5, 7.0), 3)).isEqualTo("▁▅█");
		assertThat(Plot.sparks(List.of(1.0, 1.0), 3)).isEqualTo("▁▁");
	}

}
