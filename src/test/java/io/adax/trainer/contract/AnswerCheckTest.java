package io.adax.trainer.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.adax.trainer.contract.FuzzRequest.Kind;
import io.adax.trainer.contract.RawConnection.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the fuzzer takes for a fault of the service, and what not. */
class AnswerCheckTest {

	private static final String TYPE = """
			{"type": "/api/v1/problems/not-found", "title": "Not found", "status": 404, "explanation": "None."}""";

	private static final String PROBLEM = """
			{"type": "/api/v1/problems/not-found", "title": "Not found", "status": 404, "detail": "None."}""";

	private final Contract contract = Contract.committed();

	private List<String> faults(Kind kind, int status, String type, String body) {
		FuzzRequest request = new FuzzRequest(kind, this.contract.operation("getProblemType"),
				new FuzzCallers.Caller("trainer", "key", false), List.of("GET /api/v1/problems/not-found HTTP/1.1"),
				new byte[0]);
		return new AnswerCheck(this.contract, new FuzzIds(Map.of(), Map.of("jobs", "foreign-1"), new Random(1))).faults(
				request, new Reply(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8), false));
	}

	@Test
	void findsNothingInWhatIsDescribed() {
		assertThat(faults(Kind.VALID, 200, "application/json", TYPE)).isEmpty();
		assertThat(faults(Kind.VALID, 404, "application/problem+json", PROBLEM)).isEmpty();
		assertThat(faults(Kind.HOSTILE, 405, "application/problem+json", PROBLEM.replace("404", "405"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "500, application/problem+json", "200, text/html", "200, application/problem+json", "204, ''",
			"404, text/html", "405, application/problem+json", "0, ''" })
	void findsAnAnswerThatIsNotDescribed(int status, String type) {
		assertThat(faults(Kind.VALID, status, type, (status < 400) ? TYPE : PROBLEM)).isNotEmpty();
	}

	@Test
	void findsAProblemThatIsNotDescribed() {
		assertThat(faults(Kind.VALID, 404, "application/problem+json", PROBLEM.replace("not-found", "conflict")))
			.containsExactly("the problem conflict is not described");
	}

	@Test
	void findsWhatIsAnotherProjects() {
		assertThat(faults(Kind.HOSTILE, 200, "application/json", TYPE.replace("None", "foreign-1"))).hasSize(1);
		assertThat(faults(Kind.VALID, 404, "application/problem+json", PROBLEM.replace("None", "foreign-1")))
			.hasSize(1);
	}

	@Test
	void findsAServiceThatIsAway() {
		assertThat(faults(Kind.VALID, 503, "application/problem+json", PROBLEM.replace("404", "503"))).isNotEmpty();
	}

	@Test
	void looksIntoTheAnswerOfAHostileRequestThatStillAsksItsOperation() {
		assertThat(faults(Kind.HOSTILE, 200, "application/json", TYPE)).isEmpty();
		assertThat(faults(Kind.HOSTILE, 200, "application/json", TYPE.replace("title", "titel"))).isNotEmpty();
	}

	@Test
	void findsFieldsThatAreMissingWrongOrUnknown() {
		assertThat(faults(Kind.VALID, 200, "application/json", TYPE.replace("title", "titel"))).hasSize(2);
		assertThat(faults(Kind.VALID, 200, "application/json", TYPE.replace("404", "\"404\""))).hasSize(1);
		assertThat(faults(Kind.VALID, 404, "application/problem+json", PROBLEM.replace("404", "400"))).hasSize(1);
	}

	@Test
	void findsInternals() {
		String trace = PROBLEM.replace("None.", "java.lang.IllegalStateException at io.adax.trainer.Secret");
		assertThat(faults(Kind.HOSTILE, 404, "application/problem+json", trace)).containsExactly("shows internals");
	}

}
