package io.adax.trainer;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** Events as they happen, and again after the connection was lost. */
@Tag("database")
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamIT {

	private final Trainer trainer;

	private String id;

	/** All events, received while the job ran. */
	private List<String> lines;

	private List<Long> received;

	EventStreamIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void follow() {
		this.id = this.trainer.submit(JobJson.small().with("/training/epochs", 60));
		this.lines = this.trainer.lines(path()).toList();
		this.received = ids(this.lines);
	}

	@Test
	void endsWithTheJob() {
		assertThat(this.trainer.status(this.id)).isEqualTo("SUCCEEDED");
	}

	/**
	 * Who asks for either representation need not know which parameters are of one only.
	 */
	@Test
	void knowsTheParametersOfTheList() {
		String over = path() + "?limit=5&after=1000000";
		assertThat(this.trainer.get(over, "Accept", "text/event-stream").status()).isEqualTo(204);
		assertThat(this.trainer.get(path() + "?limit=0", "Accept", "text/event-stream").status()).isEqualTo(400);
	}

	@Test
	void missesNothing() {
		assertThat(this.received).isEqualTo(this.trainer.events(this.id).stream().map(Trainer.Event::id).toList())
			.hasSizeGreaterThan(60);
	}

	@Test
	void namesTheTypeOfEachEvent() {
		assertThat(this.lines).contains("event:state", "event:started", "event:epoch");
	}

	@Test
	void sendsWhatTheListShows() {
		assertThat(this.lines).contains("data:" + this.trainer.events(this.id).get(2).json());
	}

	@Test
	void namesACauseOfEachEvent() {
		assertThat(this.trainer.events(this.id)).extracting((event) -> event.text("cause") + " " + event.story())
			.startsWith("request state QUEUED", "schedule attempt RUNNING", "schedule state RUNNING",
					"training started")
			.endsWith("training attempt SUCCEEDED", "training state SUCCEEDED")
			.doesNotContain(" ");
	}

	@Test
	void goesOnAfterTheLastEventThatWasReceived() {
		assertThat(ids(this.trainer.lines(path(), "Last-Event-ID", "40").toList()))
			.containsExactlyElementsOf(LongStream.rangeClosed(41, this.received.size()).boxed().toList());
	}

	@Test
	void tellsAClientThatHasAllToStayAway() {
		String last = Integer.toString(this.received.size());
		assertThat(this.trainer.get(path(), "Accept", "text/event-stream", "Last-Event-ID", last).status())
			.isEqualTo(204);
	}

	@Test
	void pagesThroughTheRecordAsJson() {
		assertThat(
				Trainer.items(this.trainer.get(path() + "?after=10&limit=3")).map((event) -> event.get("id").asLong()))
			.containsExactly(11L, 12L, 13L);
	}

	private String path() {
		return "/jobs/" + this.id + "/events";
	}

	private static List<Long> ids(List<String> lines) {
		return lines.stream()
			.filter((line) -> line.startsWith("id:"))
			.map((line) -> Long.valueOf(line.substring(3).strip()))
			.toList();
	}

}
