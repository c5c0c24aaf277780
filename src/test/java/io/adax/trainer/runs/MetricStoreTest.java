package io.adax.trainer.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.web.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class MetricStoreTest {

	private final List<MetricChunk> rows = new ArrayList<>();

	private final MetricChunkRepository chunks = mock();

	private final MetricStore store = new MetricStore(this.chunks, new Ids(Clock.systemUTC()));

	@BeforeEach
	void keepRows() {
		willAnswer((call) -> this.rows.add(call.getArgument(0))).given(this.chunks).save(any());
		given(this.chunks.findLoose("run")).willAnswer((call) -> this.rows.stream()
			.filter((row) -> !row.summary().isFull())
			.sorted(Comparator.comparingLong((row) -> row.summary().firstIteration()))
			.toList());
		willAnswer((call) -> this.rows.removeIf((row) -> call.<Collection<String>>getArgument(0).contains(row.id())))
			.given(this.chunks)
			.deleteByIds(any());
	}

	@Test
	void keepsWhatComesAtOnce() {
		add(1, 10);
		add(11, 20);
		assertThat(this.rows).filteredOn((row) -> row.name().equals("train.loss")).hasSize(2);
	}

	/** The embedded database has no room for much larger ones. */
	@Test
	void makesNoLargerRowsOfAllThatComesAfterAnOutage() {
		add(1, 10_000);
		this.store.join("run");
		assertThat(this.rows).filteredOn((row) -> row.name().equals("train.loss"))
			.extracting((row) -> row.summary().pointCount())
			.containsExactly(4096, 4096, 10_000 - 2 * 4096);
	}

	/** A curve is read chunk after chunk. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 4095, 4096, 4097, 12_288 })
	void staysInOrderWhateverComesAtOnce(int many) {
		add(1, 200);
		add(201, 200 + many);
		add(201 + many, 300 + many);
		this.store.join("run");
		assertThat(iterations("train.loss")).containsExactlyElementsOf(upTo(300 + many));
	}

	@Test
	void joinsSmallChunksAtTheEnd() {
		add(1, 10);
		add(11, 20);
		this.store.join("run");
		assertThat(this.rows).filteredOn((row) -> row.name().equals("train.loss")).hasSize(1);
		assertThat(iterations("train.loss")).containsExactlyElementsOf(upTo(20));
	}

	@Test
	void looksForNothingToJoinWhereAllCameAtOnce() {
		add(1, 10);
		this.store.join("run");
		then(this.chunks).should(never()).findLoose(any());
	}

	@Test
	void joinsWhatCameSinceTheLastJoining() {
		IntStream.range(0, 61).forEach((i) -> add(i * 10 + 1, i * 10 + 10));
		this.store.join("run");
		assertThat(this.rows).filteredOn((row) -> row.name().equals("train.loss")).hasSize(1);
	}

	/** The service that had the run is gone, with what it knew. */
	@Test
	void joinsWhatAnotherServiceLeft() {
		add(1, 10);
		add(11, 20);
		new MetricStore(this.chunks, new Ids(Clock.systemUTC())).join("run");
		assertThat(this.rows).filteredOn((row) -> row.name().equals("train.loss")).hasSize(1);
	}

	@Test
	void joinsSmallChunksWhileTheRunGoesOn() {
		IntStream.range(0, 600).forEach((i) -> add(i * 100 + 1, i * 100 + 100));
		assertThat(this.rows).filteredOn((row) -> row.name().equals("train.loss")).hasSizeLessThan(75);
		assertThat(iterations("train.loss")).containsExactlyElementsOf(upTo(60_000));
		assertThat(iterations("optimizer.decay")).containsExactlyElementsOf(upTo(60_000));
	}

	@Test
	void leavesOneChunkThatIsNotFull() {
		IntStream.range(0, 95).forEach((i) -> add(i * 100 + 1, i * 100 + 100));
		this.store.join("run");
		assertThat(this.rows).filteredOn((row) -> row.name().equals("train.loss"))
			.extracting((row) -> row.summary().pointCount())
			.containsExactlyInAnyOrder(4096, 4096, 9500 - 2 * 4096);
	}

	private void add(long first, long last) {
		List<MetricPoint> points = new ArrayList<>();
		for (String name : List.of("train.loss", "optimizer.decay")) {
			LongStream.rangeClosed(first, last).forEach((i) -> points.add(new MetricPoint(name, i, 1, i, i)));
		}
		this.store.add("run", points);
	}

	private List<Long> iterations(String name) {
		return this.rows.stream()
			.filter((row) -> row.name().equals(name))
			.sorted(Comparator.comparingLong((row) -> row.summary().firstIteration()))
			.flatMap((row) -> row.points().stream())
			.map(MetricPoint::iteration)
			.toList();
	}

	private static List<Long> upTo(long last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

}
