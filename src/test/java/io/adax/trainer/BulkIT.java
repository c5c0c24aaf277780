package io.adax.trainer;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("database")
@ServiceTest
class BulkIT {

	private final Trainer trainer;

	private final String tag = UUID.randomUUID().toString();

	BulkIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@AfterEach
	void end() {
		this.trainer.cancelAll();
	}

	@Test
	void cancelsWhatMatches() {
		String first = submit();
		String second = submit();
		assertThat(this.trainer.post("/jobs/cancel?tag=" + this.tag).expect(200).json().get("done").asInt())
			.isEqualTo(2);
		this.trainer.awaitStatus(first, "CANCELLED");
		this.trainer.awaitStatus(second, "CANCELLED");
	}

	@Test
	void passesOverWhatIsCancelledAlready() {
		cancelled();
		assertThat(this.trainer.post("/jobs/cancel?tag=" + this.tag).expect(200).json().toString())
			.isEqualTo("{\"done\":0,\"refused\":[]}");
	}

	@Test
	void deletesWhatIsOverAndTellsWhatIsNot() {
		String over = cancelled();
		String going = submit();
		this.trainer.pause(going);
		Answer answer = this.trainer.delete("/jobs?tag=" + this.tag).expect(200);
		assertThat(answer.json().get("done").asInt()).isEqualTo(1);
		assertThat(answer.text("/refused/0/id")).isEqualTo(going);
		assertThat(answer.text("/refused/0/detail")).contains("PAUSED");
		this.trainer.get("/jobs/" + over).expect(404);
	}

	@Test
	void goesOnWithACursor() {
		cancelled();
		cancelled();
		String path = "/jobs?limit=1&tag=" + this.tag;
		String cursor = this.trainer.delete(path).expect(200).text("/nextCursor");
		Answer rest = this.trainer.delete(path + "&cursor=" + cursor).expect(200);
		assertThat(rest.json().toString()).isEqualTo("{\"done\":1,\"refused\":[]}");
	}

	@Test
	void neverTouchesAllJobsByMistake() {
		this.trainer.post("/jobs/cancel").expect(400);
		this.trainer.delete("/jobs").expect(400);
		assertThat(this.trainer.delete("/jobs?tga=x").expect(400).pointers()).containsExactly("/tga");
	}

	private String cancelled() {
		String id = submit();
		this.trainer.pause(id);
		this.trainer.cancel(id);
		return id;
	}

	private String submit() {
		return this.trainer.submit(JobJson.endless().tagged(this.tag));
	}

}
