package io.adax.trainer.data;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MomentsTest {

	@Test
	void hasMeanAndPopulationDeviation() {
		Moments moments = of(2, 4, 4, 4, 5, 5, 7, 9);
		assertThat(moments.mean()).isEqualTo(5);
		assertThat(moments.standardDeviation()).isEqualTo(2);
		assertThat(moments.minimum()).isEqualTo(2);
		assertThat(moments.maximum()).isEqualTo(9);
		assertThat(moments.count()).isEqualTo(8);
	}

	@Test
	void doesNotCancelWhereTheMeanIsLarge() {
		// the difference of mean square and squared mean would be lost to rounding here
		Moments moments = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
		assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(22.5), within(1e-9));
	}

	@Test
	void hasNoDeviationForOneValueOver() {
		assertThat(of(0.1, 0.1, 0.1).standardDeviation()).isZero();
		assertThat(of().standardDeviation()).isZero();
	}

	private static Moments of(double... values) {
		Moments moments = new Moments();
		DoubleStream.of(values).forEach(moments::add);
		return moments;
	}

}
