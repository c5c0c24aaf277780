package io.adax.trainer.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.adax.trainer.data.Column;
import io.adax.trainer.data.ColumnType;
import io.adax.trainer.data.TableFormat;
import io.adax.trainer.data.TableSchema;
import io.adax.trainer.data.Task;
import io.adax.trainer.datasets.Datasets;
import io.adax.trainer.datasets.StoredDataset;
import io.adax.trainer.web.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** A test table has to be one that can test what is learned. */
class RunSpecsTest {

	private static final Column X = numeric("x", 9);

	private static final Column COLOUR = categorical("colour", "blue", "red");

	private static final Column LABEL = categorical("label", "a", "b");

	@Test
	void takesATestTableWithTheSameColumnsInAnyOrder() {
		RunSpecs.Draft draft = draft(LABEL, X, COLOUR);
		assertThat(draft.faults()).isEmpty();
		assertThat(draft.warnings()).isEmpty();
		assertThat(draft.spec()).isNotNull();
	}

	@Test
	void tellsWhichColumnsATestTableLacks() {
		assertThat(faults(X, LABEL, numeric("y", 9))).containsExactly(
				"must have the same columns as the dataset, in any order; it lacks 'colour'; the dataset lacks 'y'");
	}

	@Test
	void warnsOfUnknownCategories() {
		RunSpecs.Draft draft = draft(X, categorical("colour", "blue", "green"), LABEL);
		assertThat(draft.faults()).isEmpty();
		assertThat(draft.warnings()).containsExactly(
				"1 of 2 categories of 'colour' in the test table are unknown to the dataset and count as missing: 'green'.");
	}

	@Test
	void refusesAColumnWithoutAnyKnownCategory() {
		assertThat(faults(X, categorical("colour", "green"), LABEL)).singleElement()
			.asString()
			.startsWith("The dataset knows no value of 'colour' in the test table: found 'green'");
		assertThat(faults(X, numeric("colour", 40), LABEL)).hasSize(1);
	}

	@Test
	void refusesTextsForNumbersAndUnknownLabels() {
		assertThat(faults(categorical("x", "many"), COLOUR, categorical("label", "a", "c"))).containsExactly(
				"must have numbers where the dataset has them; it has texts in 'x'",
				"Unknown labels in column 'label': 'c'; known are 'a', 'b'.");
	}

	@Test
	void refusesATestTableOfMoreValuesThanTheDatasetHasLabels() {
		assertThat(faults(X, COLOUR, numeric("label", 99))).containsExactly(
				"Column 'label' has 100 or more different values, and the dataset knows 2 labels: 'a', 'b'.");
	}

	@Test
	void refusesATestTableWithoutAnyLabel() {
		Column empty = new Column("label", ColumnType.IGNORED, 100, 0, null, null, null, null, null);
		assertThat(faults(X, COLOUR, empty)).containsExactly("has no row with a value of 'label'");
	}

	@Test
	void refusesNumbersThatAreTooLargeForTheScalingOfTheDataset() {
		assertThat(faults(numeric("x", 1e300), COLOUR, LABEL)).containsExactly(
				"has numbers that are too large for single precision, scaled as those of the dataset, in 'x'");
	}

	private static List<String> faults(Column... test) {
		List<Fault> faults = draft(test).faults();
		assertThat(faults).extracting(Fault::pointer).containsOnly("/dataset/testDatasetId");
		return faults.stream().map(Fault::message).toList();
	}

	private static RunSpecs.Draft draft(Column... test) {
		Datasets datasets = mock();
		given(datasets.find("data")).willReturn(Optional.of(dataset("data", X, COLOUR, LABEL)));
		given(datasets.find("test")).willReturn(Optional.of(dataset("test", test)));
		return new RunSpecs(datasets).draft(Requests.read("""
				{"dataset": {"id": "data", "testDatasetId": "test"}, "network": {"layers": []}}"""));
	}

	private static StoredDataset dataset(String id, Column... columns) {
		return new StoredDataset(id, id, 1, id, new TableFormat(',', true, null),
				new TableSchema(Arrays.asList(columns), 100), "label", Task.CLASSIFICATION);
	}

	private static Column numeric(String name, double maximum) {
		return new Column(name, ColumnType.NUMERIC, 0, 100, 0.0, maximum, maximum / 2, maximum / 4, null);
	}

	private static Column categorical(String name, String... categories) {
		return new Column(name, ColumnType.CATEGORICAL, 0, categories.length, null, null, null, null,
				List.of(categories));
	}

}
