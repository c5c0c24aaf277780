package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Categories that the table has, but none of the rows that are trained on. */
class UnseenCategoriesTest {

	private static final int ROWS = 10;

	private static final int HELD_BACK = 3;

	@TempDir
	Path directory;

	@Test
	void haveNoInputOfTheirOwn() throws IOException {
		PreparedData data = prepare(CategoricalEncoding.ONE_HOT);
		assertThat(data.validation().features()).hasSize(HELD_BACK * ROWS).containsOnly(0);
		assertThat(sum(data.training().features())).isEqualTo(ROWS - HELD_BACK);
		assertThat(onehot(data).unseen()).hasSize(HELD_BACK);
	}

	@Test
	void areFilledWhereCategoriesAreNumbers() throws IOException {
		PreparedData data = prepare(CategoricalEncoding.INTEGER);
		// the mean of the training part
		assertThat(data.validation().features()).hasSize(HELD_BACK).containsOnly(0);
		assertThat(data.training().features()).doesNotHaveDuplicates();
	}

	@Test
	void countAsUnknownInAPrediction() throws IOException {
		FeatureEncoding.OneHot feature = onehot(prepare(CategoricalEncoding.ONE_HOT));
		for (String category : feature.categories()) {
			assertThat(feature.neverSaw(category)).isEqualTo(feature.unseen().contains(category));
			assertThat(Double.isNaN(feature.value(category))).isEqualTo(feature.unseen().contains(category));
		}
	}

	@Test
	void areMissingInATestTable() throws IOException {
		DataSpec spec = spec(CategoricalEncoding.ONE_HOT);
		Iterator<String> unseen = onehot(TableFixture.prepare(spec, 1)).unseen().iterator();
		Path test = TableFixture.write(this.directory, unseen.next() + ",1", unseen.next() + ",2");
		PreparedData data = TableFixture.prepare(TableFixture.with(spec, spec.source(), TableFixture.source(test)), 1);
		assertThat(data.test().features()).hasSize(2 * ROWS).containsOnly(0);
	}

	@Test
	void areKeptWithTheModel() throws IOException {
		JsonMapper json = new JsonMapper();
		for (CategoricalEncoding categories : CategoricalEncoding.values()) {
			Encoder encoder = prepare(categories).encoder();
			Encoder read = json.readValue(json.writeValueAsString(encoder), Encoder.class);
			float[] inputs = new float[read.inputs()];
			read.encode(Map.of("c", unseen(read.features().get(0)).iterator().next()), inputs, 0);
			assertThat(read).isEqualTo(encoder);
			assertThat(inputs).containsOnly(0);
		}
	}

	private static Set<String> unseen(FeatureEncoding feature) {
		return (feature instanceof FeatureEncoding.OneHot onehot) ? onehot.unseen()
				: ((FeatureEncoding.Ordinal) feature).unseen();
	}

	private static FeatureEncoding.OneHot onehot(PreparedData data) {
		return (FeatureEncoding.OneHot) data.encoder().features().get(0);
	}

	private static double sum(float[] values) {
		return IntStream.range(0, values.length).mapToDouble((i) -> values[i]).sum();
	}

	private PreparedData prepare(CategoricalEncoding categories) throws IOException {
		return TableFixture.prepare(spec(categories), 1);
	}

	/** Each row has a category of its own. */
	private DataSpec spec(CategoricalEncoding categories) {
		String[] names = IntStream.range(0, ROWS).mapToObj((row) -> "c" + row).toArray(String[]::new);
		String[] lines = IntStream.range(0, ROWS).mapToObj((row) -> names[row] + "," + row).toArray(String[]::new);
		DataSpec spec = TableFixture.spec(TableFixture.write(this.directory, lines), Task.REGRESSION,
				TableFixture.categorical("c", names), TableFixture.numeric("y"));
		return TableFixture.with(TableFixture.with(spec, new SplitSpec(0.3, 0.0, null)), Normalization.STANDARDIZE,
				categories);
	}

}
