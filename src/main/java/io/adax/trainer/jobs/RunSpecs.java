package io.adax.trainer.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import io.adax.trainer.data.Column;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.TableException;
import io.adax.trainer.data.TableScanner;
import io.adax.trainer.data.TableSource;
import io.adax.trainer.data.Task;
import io.adax.trainer.datasets.Datasets;
import io.adax.trainer.datasets.StoredDataset;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.Printable;
import io.adax.trainer.web.Rule;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Turns what was asked for into what an engine runs. */
@Component
class RunSpecs {

	private static final String TEST = "/dataset/testDatasetId";

	/** As many columns as a complaint lists. */
	private static final int LISTED = 20;

	private final Datasets datasets;

	RunSpecs(Datasets datasets) {
		this.datasets = datasets;
	}

	/**
	 * A spec as far as its data is known, and what is wrong with the data.
	 *
	 * @param title a name for a request that has none
	 * @param warnings what is allowed in the data and perhaps not meant
	 */
	record Draft(@Nullable RunSpec known, String title, List<Fault> faults, List<String> warnings) {

		/** The spec to run; null if anything is wrong. */
		@Nullable RunSpec spec() {
			return this.faults.isEmpty() ? this.known : null;
		}

	}

	/**
	 * The spec of a request; its datasets are looked up anew. Whatever checks or plans it
	 * needs no rows, which may be far away.
	 */
	Draft draft(JobRequest request) {
		return draft(request, StoredDataset::sha256);
	}

	/** The same with its rows on this machine, to be run. */
	Draft here(JobRequest request) {
		return draft(request, (dataset) -> this.datasets.file(dataset).toString());
	}

	private Draft draft(JobRequest request, Function<StoredDataset, String> files) {
		List<Fault> faults = new ArrayList<>();
		if (request.dataset() == null) {
			return new Draft(null, "", faults, List.of());
		}
		Optional<StoredDataset> dataset = find(request.dataset().id(), "/dataset/id", faults);
		Optional<StoredDataset> test = Optional.ofNullable(request.dataset().testDatasetId())
			.flatMap((id) -> find(id, TEST, faults));
		if (request.dataset().id().equals(request.dataset().testDatasetId())) {
			faults.add(new Fault(TEST, "must be another dataset: rows that were trained on test nothing; "
					+ "dataset.split.test holds some back"));
		}
		Tables tables = new Tables(test, files);
		List<String> warnings = new ArrayList<>();
		RunSpec known = dataset.map((found) -> spec(request, found, tables, faults, warnings)).orElse(null);
		String name = dataset.map(StoredDataset::name).orElse(request.dataset().id());
		return new Draft(known, title(name, request), faults, warnings);
	}

	/** Where the rows are. */
	private record Tables(Optional<StoredDataset> test, Function<StoredDataset, String> files) {

		/** Those of the test table that a run can use. */
		long testRows(String target) {
			return this.test.map(StoredDataset::schema)
				.map((schema) -> schema.rows() - schema.column(target).map(Column::missing).orElse(0L))
				.orElse(0L);
		}

		TableSource source(StoredDataset dataset) {
			return new TableSource(this.files.apply(dataset), dataset.format());
		}

	}

	private static @Nullable RunSpec spec(JobRequest request, StoredDataset dataset, Tables tables, List<Fault> faults,
			List<String> warnings) {
		String target = Objects.requireNonNullElse(request.dataset().target(), dataset.target());
		Optional<Column> column = dataset.schema().column(target);
		if (column.isEmpty()) {
			faults.add(unknownColumn(target, dataset));
			return null;
		}
		try {
			Task task = task(request, dataset, column.get());
			DataSpec data = new DataSpec(tables.source(dataset), tables.test().map(tables::source).orElse(null),
					tables.testRows(target), dataset.schema(), task, target, request.dataset().split(),
					request.dataset().normalization(), request.dataset().categories());
			tables.test().map((test) -> new TestTable(test, data)).ifPresent((test) -> {
				test.faults().forEach((fault) -> faults.add(new Fault(TEST, fault)));
				warnings.addAll(test.warnings());
			});
			return new RunSpec(data, request.network(), request.optimizer(), request.training());
		}
		catch (TableException ex) {
			faults.add(new Fault("/dataset/target", String.valueOf(ex.getMessage())));
			return null;
		}
	}

	/**
	 * Keeps the datasets of a request until the transaction ends, or refuses it.
	 * @param project whose datasets they must be
	 */
	void hold(DatasetChoice choice, String project) {
		List<Fault> faults = new ArrayList<>();
		Map<String, String> places = new TreeMap<>(Map.of(choice.id(), "/dataset/id"));
		if (choice.testDatasetId() != null) {
			places.put(choice.testDatasetId(), TEST);
		}
		// in the order of their names: two that wait for each other would wait for ever
		places.forEach((id, place) -> {
			if (!this.datasets.hold(id, project)) {
				faults.add(unknown(id, place));
			}
		});
		if (!faults.isEmpty()) {
			throw new InvalidRequest(faults);
		}
	}

	private Fault unknown(String id, String pointer) {
		Complaint complaint = Complaint.of(Rule.REFERENCE, "there is no dataset " + quoted(id)).with(id, null);
		return this.datasets.meant(id).map(complaint::meaning).orElse(complaint).at(pointer);
	}

	private static Fault unknownColumn(String target, StoredDataset dataset) {
		List<String> columns = dataset.schema().columns().stream().map(Column::name).toList();
		return Complaint.of(Rule.REFERENCE, "the dataset has no column " + quoted(target))
			.with(target, "one of " + String.join(", ", columns.stream().limit(LISTED).toList()))
			.meaning(target, columns)
			.at("/dataset/target");
	}

	/** A name for a request that has none, as short as any. */
	static String title(String dataset, JobRequest request) {
		String optimizer = " " + request.optimizer().typeName();
		return Printable.cut(dataset, Printable.LONGEST_NAME - optimizer.length()) + optimizer;
	}

	private Optional<StoredDataset> find(String id, String pointer, List<Fault> faults) {
		Optional<StoredDataset> found = this.datasets.find(id);
		if (found.isEmpty()) {
			faults.add(unknown(id, pointer));
		}
		return found;
	}

	private static Task task(JobRequest request, StoredDataset dataset, Column target) {
		if (request.task() != null) {
			return request.task();
		}
		return target.name().equals(dataset.target()) ? dataset.task() : TableScanner.inferTask(target);
	}

	private static String quoted(String text) {
		return '"' + Printable.shortened(text, 80) + '"';
	}

}
