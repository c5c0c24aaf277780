package io.adax.trainer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("database")
@ServiceTest
class JobListIT {

	private final Trainer trainer;

	private final String tag = UUID.randomUUID().toString();

	JobListIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void showsTheNewestFirst() {
		List<String> submitted = submit(3);
		Collections.reverse(submitted);
		assertThat(ids(list(""))).isEqualTo(submitted);
	}

	@Test
	void pagesBackwardsPastJobsThatAreAdded() {
		List<String> submitted = submit(5);
		List<String> listed = new ArrayList<>();
		for (Answer page = list("&limit=2"); page != null; page = next(page, "&limit=2")) {
			listed.addAll(ids(page));
			submit(1);
		}
		Collections.reverse(submitted);
		assertThat(listed).isEqualTo(submitted);
	}

	@Test
	void pagesForwardsToJobsThatAreAdded() {
		List<String> submitted = submit(3);
		Answer first = list("&limit=2&sort=createdAt");
		submitted.addAll(submit(2));
		Answer second = next(first, "&limit=2&sort=createdAt");
		Answer third = next(second, "&limit=2&sort=createdAt");
		List<String> listed = new ArrayList<>(ids(first));
		listed.addAll(ids(second));
		listed.addAll(ids(third));
		assertThat(listed).isEqualTo(submitted);
		assertThat(third.json().has("nextCursor")).isFalse();
	}

	@Test
	void filtersByStatus() {
		String cancelled = this.trainer.submit(JobJson.endless().tagged(this.tag));
		this.trainer.cancel(cancelled);
		this.trainer.awaitStatus(cancelled, "CANCELLED");
		String succeeded = this.trainer.submit(JobJson.small().tagged(this.tag));
		this.trainer.awaitStatus(succeeded, "SUCCEEDED");
		assertThat(ids(list("&status=CANCELLED"))).containsExactly(cancelled);
		assertThat(ids(list("&status=CANCELLED&status=SUCCEEDED"))).containsExactly(succeeded, cancelled);
		assertThat(ids(list("&status=RUNNING,SUCCEEDED"))).containsExactly(succeeded);
	}

	@Test
	void filtersByTag() {
		List<String> submitted = submit(1);
		assertThat(ids(list(""))).isEqualTo(submitted);
		assertThat(ids(this.trainer.get("/jobs?tag=" + UUID.randomUUID()))).isEmpty();
	}

	@Test
	void filtersByOptimizer() {
		submit(1);
		String adam = this.trainer.submit(JobJson.small().tagged(this.tag).with("/optimizer", "{\"type\": \"adam\"}"));
		assertThat(ids(list("&optimizer=adam"))).containsExactly(adam);
	}

	@Test
	void filtersByDataset() {
		submit(1);
		String dataset = this.trainer.upload("tiny", "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n9,x\n10,y\n");
		String other = this.trainer.submit(JobJson.small().tagged(this.tag).with("/dataset/id", '"' + dataset + '"'));
		assertThat(ids(list("&dataset=" + dataset))).containsExactly(other);
	}

	@Test
	void filtersByTime() {
		submit(1);
		String middle = submit(1).get(0);
		String time = this.trainer.job(middle).get("createdAt").stringValue();
		String last = submit(1).get(0);
		assertThat(ids(list("&createdAfter=" + time))).containsExactly(last);
		assertThat(ids(list("&createdBefore=" + time))).hasSize(1).doesNotContain(middle, last);
		assertThat(ids(list("&createdAfter=-999999999-01-01T00:00:00Z"))).hasSize(3);
	}

	@Test
	void findsTheJobOfAnIdempotencyKey() {
		String id = this.trainer
			.post("/jobs", JobJson.small().tagged(this.tag).with("/training/epochs", 1), "Idempotency-Key", this.tag)
			.expect(201)
			.text("/id");
		assertThat(ids(this.trainer.get("/jobs?idempotencyKey=" + this.tag))).containsExactly(id);
	}

	@ParameterizedTest
	@CsvSource({ "name, a1 a2 b1", "-name, b1 a2 a1", "priority, a1 b1 a2", "-priority, a2 b1 a1",
			"createdAt, a1 b1 a2", "-createdAt, a2 b1 a1" })
	void pagesInEachOrder(String order, String expected) {
		submit("a1", 0);
		submit("b1", 0);
		submit("a2", 7);
		List<String> listed = new ArrayList<>();
		String query = "&limit=1&sort=" + order;
		for (Answer page = list(query); page != null; page = next(page, query)) {
			listed.add(page.text("/items/0/name"));
		}
		assertThat(listed).isEqualTo(List.of(expected.split(" ")));
	}

	@Test
	void goesOnBehindAJobThatIsDeleted() {
		submit("a", 0);
		String gone = submit("b", 0);
		String next = submit("c", 0);
		Answer page = list("&limit=2&sort=name");
		this.trainer.awaitStatus(gone, "SUCCEEDED");
		this.trainer.delete("/jobs/" + gone).expect(204);
		assertThat(ids(next(page, "&limit=2&sort=name"))).containsExactly(next);
	}

	@Test
	void refusesTheCursorOfAnotherOrder() {
		submit(2);
		String cursor = list("&limit=1").text("/nextCursor");
		assertThat(this.trainer.get("/jobs?sort=name&cursor=" + cursor).expect(400).pointers())
			.containsExactly("/cursor");
	}

	private String submit(String name, int priority) {
		return this.trainer.submit(JobJson.small()
			.tagged(this.tag)
			.with("/name", '"' + name + '"')
			.with("/priority", priority)
			.with("/training/epochs", 1));
	}

	@ParameterizedTest
	@CsvSource({ "status=DONE, /status", "sort=age, /sort", "createdAfter=monday, /createdAfter", "tag=%00, /tag",
			"optimizer=, /optimizer", "limit=0, /limit", "limit=201, /limit", "limit=many, /limit",
			"cursor=xyz, /cursor" })
	void refusesAQueryThatMeansNothing(String query, String pointer) {
		assertThat(this.trainer.get("/jobs?" + query).expect(400).pointers()).containsExactly(pointer);
	}

	/** A filter by a name that there cannot be would find nothing for ever. */
	@ParameterizedTest
	@CsvSource({ "GET, /jobs?optimizer=adma, /optimizer, adam",
			"POST, /jobs/cancel?optimizer=adagard, /optimizer, adagrad",
			"DELETE, /jobs?optimizer=AdaX, /optimizer, adax",
			"GET, /jobs/0/metrics?name=validation.los, /name, validation.loss",
			"GET, /jobs/0/metrics?name=train.loss&name=layer.12.updateRate, /name, layer.12.updateRatio" })
	void tellsWhichNameIsMeant(String method, String path, String pointer, String meant) {
		Answer answer = switch (method) {
			case "POST" -> this.trainer.post(path);
			case "DELETE" -> this.trainer.delete(path);
			default -> this.trainer.get(path);
		};
		assertThat(answer.expect(400).pointers()).containsExactly(pointer);
		assertThat(answer.text("/errors/0/suggestion")).isEqualTo(meant);
		assertThat(answer.text("/errors/0/rule")).isEqualTo("choice");
		assertThat(answer.text("/errors/0/allowed")).startsWith("one of ");
		assertThat(answer.text("/errors/0/message")).endsWith("; did you mean \"" + meant + "\"?");
	}

	@Test
	void namesAFilterWithTheOtherFaultsOfAQuery() {
		assertThat(this.trainer.get("/jobs?optimizer=adma&createdAfter=today&limit=0").expect(400).pointers())
			.containsExactly("/createdAfter", "/limit", "/optimizer");
	}

	@ParameterizedTest
	@CsvSource({ "/datasets?name=%00, /name", "/jobs/ID/metrics?name=train%00.loss, /name",
			"/jobs/ID/metrics?name=train.loss&name=b%07, /name" })
	void refusesANameThatNoDatabaseKnows(String path, String pointer) {
		String id = submit("named", 0);
		assertThat(this.trainer.get(path.replace("ID", id)).expect(400).pointers()).containsExactly(pointer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dataset/id", "/dataset/testDatasetId" })
	void refusesADatasetThatNoDatabaseKnows(String pointer) {
		for (String path : List.of("/jobs", "/jobs/validate")) {
			assertThat(this.trainer.post(path, JobJson.small().with(pointer, "\"a\\u0000b\"")).expect(400).pointers())
				.containsExactly(pointer);
		}
	}

	@Test
	void refusesAnAddressThatNoDatabaseKnows() {
		this.trainer.get("/datasets/a%00b").expect(400);
	}

	private List<String> submit(int count) {
		return new ArrayList<>(IntStream.range(0, count)
			.mapToObj((i) -> this.trainer.submit(JobJson.small().tagged(this.tag).with("/training/epochs", 1)))
			.toList());
	}

	private Answer list(String query) {
		return this.trainer.get("/jobs?tag=" + this.tag + query).expect(200);
	}

	private Answer next(Answer page, String query) {
		return page.json().has("nextCursor") ? list(query + "&cursor=" + page.text("/nextCursor")) : null;
	}

	private static List<String> ids(Answer page) {
		return Trainer.items(page).map((job) -> job.get("id").stringValue()).toList();
	}

}
