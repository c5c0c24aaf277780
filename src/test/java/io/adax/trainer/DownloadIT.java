package io.adax.trainer;

import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files by their headers alone, by ranges, and whole. */
@ServiceTest
class DownloadIT {

	private static String model;

	private final Trainer trainer;

	private String path;

	private byte[] whole;

	DownloadIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeEach
	void train() {
		if (model == null) {
			model = this.trainer
				.awaitModel(
						this.trainer.submit(JobJson.small().with("/training/checkpoint", "{\"everyIterations\": 5}")))
				.get("id")
				.stringValue();
		}
		this.path = "/models/" + model + "/content";
		this.whole = this.trainer.get(this.path).expect(200).body();
	}

	@Test
	void tellsOfAFileWithoutSendingIt() {
		Answer head = this.trainer.head(this.path).expect(200);
		assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(this.whole.length));
		assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
		assertThat(head.header("Content-Type")).isEqualTo("application/zip");
		assertThat(head.header("ETag")).hasSize(66);
		assertThat(head.body()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-9, 0, 10", "bytes=100-100, 100, 101" })
	void sendsARange(String range, int from, int to) {
		Answer part = this.trainer.get(this.path, "Range", range).expect(206);
		assertThat(part.body()).isEqualTo(Arrays.copyOfRange(this.whole, from, to));
		assertThat(part.header("Content-Range")).isEqualTo("bytes %d-%d/%d".formatted(from, to - 1, this.whole.length));
	}

	@Test
	void sendsTheEnd() {
		byte[] end = this.trainer.get(this.path, "Range", "bytes=-7").expect(206).body();
		assertThat(end).isEqualTo(Arrays.copyOfRange(this.whole, this.whole.length - 7, this.whole.length));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=99999999-", "bytes=99999999-99999999999" })
	void tellsHowManyBytesThereAre(String range) {
		Answer answer = this.trainer.get(this.path, "Range", range).expect(416);
		assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + this.whole.length);
		assertThat(answer.text("/type")).isEqualTo("/api/v1/problems/range-not-satisfiable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=0-1,5-6", "bytes=9-1", "lines=1-2", "bytes=-", "nonsense" })
	void sendsTheWholeForAnythingElse(String range) {
		assertThat(this.trainer.get(this.path, "Range", range).expect(200).body()).isEqualTo(this.whole);
	}

	@Test
	void goesOnOnlyWithTheSameFile() {
		String tag = this.trainer.head(this.path).header("ETag");
		this.trainer.get(this.path, "Range", "bytes=5-", "If-Range", tag).expect(206);
		assertThat(this.trainer.get(this.path, "Range", "bytes=5-", "If-Range", "\"other\"").expect(200).body())
			.isEqualTo(this.whole);
		this.trainer.get(this.path, "If-None-Match", tag).expect(304);
	}

	@Test
	void sendsRangesOfCheckpoints() {
		String job = this.trainer.get("/models/" + model).expect(200).text("/jobId");
		String iteration = this.trainer.get("/jobs/" + job + "/checkpoints").expect(200).text("/items/0/iteration");
		String checkpoint = "/jobs/" + job + "/checkpoints/" + iteration + "/content";
		assertThat(this.trainer.get(checkpoint, "Range", "bytes=0-3").expect(206).body()).hasSize(4);
	}

}
