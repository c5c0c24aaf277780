package io.adax.trainer.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.adax.trainer.data.Encoder;
import io.adax.trainer.data.FeatureEncoding;
import io.adax.trainer.data.TargetEncoding;
import io.adax.trainer.web.Faults;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RowCheckTest {

	private final RowCheck check = new RowCheck(new Encoder(
			List.of(new FeatureEncoding.OneHot("colour", List.of("red", "yellow")),
					new FeatureEncoding.Numeric("weight", 0, 1, 0)),
			new TargetEncoding.Labels("fruit", List.of("apple", "banana")), List.of("note")));

	@Test
	void tellsOfColumnsThatARowLeavesOut() {
		assertThat(this.check.warnings(Map.of())).containsExactly("Not given, counts as missing: 'colour', 'weight'.");
		assertThat(this.check.warnings(Map.of("colour", "red", "note", "n")))
			.containsExactly("Not given, counts as missing: 'weight'.");
	}

	@Test
	void tellsNothingOfWhatIsGivenAsMissing() {
		assertThat(this.check.warnings(Map.of("colour", "?", "weight", ""))).isEmpty();
	}

	@Test
	void namesAFewOfManyColumnsThatARowLeavesOut() {
		List<FeatureEncoding> wide = IntStream.range(0, 500)
			.<FeatureEncoding>mapToObj((i) -> new FeatureEncoding.Numeric("c" + i, 0, 1, 0))
			.toList();
		RowCheck wideCheck = new RowCheck(new Encoder(wide, new TargetEncoding.Value("y", 0, 1)));
		assertThat(wideCheck.warnings(Map.of("c0", "1"))).singleElement()
			.asString()
			.isEqualTo("Not given, counts as missing: 'c1', 'c2', 'c3', 'c4', 'c5' and 494 more.");
	}

	@Test
	void tellsALargeNumberFromAText() {
		assertThat(messageOf("1e400")).startsWith("must be within double precision");
		assertThat(messageOf("heavy")).startsWith("must be a number");
	}

	private String messageOf(String weight) {
		Faults faults = new Faults();
		this.check.check(List.of(Map.of("weight", weight)), faults);
		return catchThrowableOfType(InvalidRequest.class, faults::throwIfAny).faults().get(0).message();
	}

	@Test
	void knowsNoModelThatWasJustDeleted(@TempDir Path directory) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> RowCheck.of(directory.resolve("deleted.zip")))
			.returns(ProblemType.NOT_FOUND, ProblemException::type);
	}

}
