package io.adax.trainer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Waiting for another status, and the tags of what is shown. */
@Tag("database")
@ServiceTest
class ShowJobIT {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final Trainer trainer;

	ShowJobIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void answersOnceTheStatusIsAnother() {
		String id = paused();
		CompletableFuture<Answer> answer = this.trainer.getLater("/jobs/" + id + "?wait=60s");
		this.trainer.cancel(id);
		assertThat(answer).succeedsWithin(SOON).extracting((got) -> got.text("/status")).isEqualTo("CANCELLED");
	}

	@Test
	void answersWhatThereIsWhenTheTimeIsOver() {
		assertThat(this.trainer.get("/jobs/" + paused() + "?wait=100ms").expect(200).text("/status"))
			.isEqualTo("PAUSED");
	}

	@Test
	void missesNoChangeSinceTheRepresentationThatIsKnown() {
		String id = paused();
		String known = tag(id);
		this.trainer.resume(id);
		assertThat(this.trainer.getLater("/jobs/" + id + "?wait=60s", "If-None-Match", known)).succeedsWithin(SOON)
			.extracting((got) -> got.expect(200).text("/status"))
			.isNotEqualTo("PAUSED");
	}

	@Test
	void doesNotWaitForAJobThatIsOver() {
		String id = paused();
		this.trainer.cancel(id);
		assertThat(this.trainer.getLater("/jobs/" + id + "?wait=60s")).succeedsWithin(SOON);
	}

	@Test
	void keepsNoThreadBusyWhileMoreRequestsWaitThanThereAreThreads() {
		String id = paused();
		List<CompletableFuture<Answer>> answers = Stream
			.generate(() -> this.trainer.getLater("/jobs/" + id + "?wait=60s"))
			.limit(300)
			.toList();
		this.trainer.cancel(id);
		assertThat(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))).succeedsWithin(SOON);
		assertThat(answers).allSatisfy((answer) -> answer.join().expect(200));
	}

	@ParameterizedTest
	@ValueSource(strings = { "61s", "-1s", "soon", "99999999999999999999s", "" })
	void refusesToWaitForAnythingElse(String wait) {
		assertThat(this.trainer.get("/jobs/" + paused() + "?wait=" + wait).expect(400).pointers())
			.containsExactly("/wait");
	}

	@Test
	void knowsNoJobToWaitFor() {
		this.trainer.get("/jobs/nothing?wait=60s").expect(404);
	}

	@Test
	void sendsNothingTwice() {
		String id = paused();
		this.trainer.get("/jobs/" + id, "If-None-Match", tag(id)).expect(304);
		String before = tag(id);
		this.trainer.patch("/jobs/" + id, "{\"name\": \"other\"}").expect(200);
		this.trainer.get("/jobs/" + id, "If-None-Match", before).expect(200);
	}

	@Test
	void sendsNothingToWhoeverHasAnyVersion() {
		String path = "/jobs/" + paused();
		Answer answer = this.trainer.get(path, "If-None-Match", "*").expect(304);
		assertThat(answer.header("ETag")).isEqualTo(this.trainer.get(path).expect(200).header("ETag"));
		this.trainer.get(path + "?wait=10ms", "If-None-Match", "*").expect(304);
		this.trainer.get("/jobs/nothing", "If-None-Match", "*").expect(404);
	}

	@Test
	void losesNobodysChange() {
		String id = paused();
		String read = tag(id);
		String changed = this.trainer.patch("/jobs/" + id, "{\"name\": \"other\"}", "If-Match", read)
			.expect(200)
			.header("ETag");
		Answer late = this.trainer.patch("/jobs/" + id, "{\"priority\": 3}", "If-Match", read).expect(412);
		assertThat(late.text("/type")).isEqualTo("/api/v1/problems/precondition-failed");
		this.trainer.patch("/jobs/" + id, "{\"priority\": 3}", "If-Match", changed).expect(200);
	}

	@Test
	void changesLabelsOfAJobThatHasGotOnSince() {
		String id = paused();
		String read = tag(id);
		this.trainer.cancel(id);
		this.trainer.patch("/jobs/" + id, "{\"name\": \"other\"}", "If-Match", read).expect(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"unknown\"", "W/\"0-PAUSED-0123456789abcdef\"", "nonsense" })
	void changesNothingOfAnotherRepresentation(String tag) {
		this.trainer.patch("/jobs/" + paused(), "{\"name\": \"other\"}", "If-Match", tag).expect(412);
	}

	private String tag(String id) {
		return this.trainer.get("/jobs/" + id).expect(200).header("ETag");
	}

	private String paused() {
		String id = this.trainer.submit(JobJson.endless());
		this.trainer.pause(id);
		return id;
	}

}
