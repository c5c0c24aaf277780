package io.adax.trainer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract that was released last is kept. A break on purpose is a line of
 * {@code openapi/breaks.txt}. As long as nothing is released there is nothing to keep:
 * {@code openapi/README.md} says what a release does.
 */
@Tag("thorough")
class BreakingChangesTest {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Path RELEASED = Path.of("openapi/released.yaml");

	/** A version in the changelog. */
	private static final Pattern RELEASE = Pattern.compile("^## \\[(\\d+\\.\\d+\\.\\d+)]", Pattern.MULTILINE);

	private final JsonNode document = Contract.committed().document();

	@Test
	void nothingBreaksButOnPurpose() throws IOException {
		List<String> meant = Files.readAllLines(Path.of("openapi/breaks.txt"))
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.toList();
		List<String> found = Files.exists(RELEASED)
				? BreakingChanges.between(Contract.of(Contract.read(RELEASED)), Contract.committed()) : List.of();
		assertThat(found).as("against openapi/released.yaml; what is meant stands in openapi/breaks.txt")
			.containsExactlyInAnyOrderElementsOf(meant);
	}

	/**
	 * A document between two releases has the version of a snapshot: it is none to keep.
	 */
	@Test
	void whatIsKeptIsTheNewestRelease() throws IOException {
		String kept = Files.exists(RELEASED) ? Contract.read(RELEASED).at("/info/version").asString() : null;
		assertThat(fault(Files.readString(Path.of("CHANGELOG.md")), kept)).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "none, none, none", "none, 0.1.0-SNAPSHOT, nothing is released yet",
			"0.1.0, none, release 0.1.0 has to be kept", "0.1.0, 0.1.0, none",
			"0.1.0, 0.2.0-SNAPSHOT, release 0.1.0 has to be kept", "0.2.0, 0.1.0, release 0.2.0 has to be kept" })
	void findsWhatIsNoRelease(String newest, String kept, String told) {
		String changelog = "# Changelog\n\n## [Unreleased]\n\n"
				+ ((newest != null) ? "## [%s] - 2027-01-01\n\n## [0.0.9] - 2026-12-01\n".formatted(newest) : "");
		assertThat(fault(changelog, kept)).isEqualTo(told);
	}

	private static String fault(String changelog, String kept) {
		Matcher release = RELEASE.matcher(changelog);
		if (!release.find()) {
			return (kept == null) ? null : "nothing is released yet";
		}
		return release.group(1).equals(kept) ? null : "release " + release.group(1) + " has to be kept";
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/paths/~1api~1v1~1jobs/post                                  | null                  | POST /api/v1/jobs is gone
					/paths/~1api~1v1~1jobs/post/operationId                      | "createJob"           | POST /api/v1/jobs is called createJob
					/paths/~1api~1v1~1jobs/get/parameters                        | []                    | GET /api/v1/jobs no longer knows query tag
					/paths/~1api~1v1~1jobs/post/parameters/0/required            | true                  | POST /api/v1/jobs requires header Idempotency-Key
					/paths/~1api~1v1~1jobs/post/responses/201                    | null                  | POST /api/v1/jobs no longer answers 201
					/paths/~1api~1v1~1jobs/post/x-required-role                  | "admin"               | POST /api/v1/jobs needs the role admin
					/paths/~1api~1v1~1jobs/post/x-required-role                  | "viewer"              |
					/paths/~1api~1v1~1problems/get/x-required-role               | "viewer"              | GET /api/v1/problems needs the role viewer
					/components/schemas/JobRequest/required                      | ["dataset","network","name"] | asked: JobRequest: name is required
					/components/schemas/JobRequest/properties/tags               | null                  | asked: JobRequest: tags is gone
					/components/schemas/JobRequest/properties/priority/maximum   | 50                    | asked: JobRequest.priority: maximum was 100, is 50
					/components/schemas/JobRequest/properties/priority/type      | "string"              | asked: JobRequest.priority: type was "integer", is "string"
					/components/schemas/JobRequest/properties/priority/default   | 1                     | asked: JobRequest.priority: default was 0, is 1
					/components/schemas/DenseLayer/properties/bias               | {"type":"boolean"}    |
					/components/schemas/Job/properties/eta                       | null                  | answered: Job: eta is gone
					/components/schemas/Job/properties/epoch/type                | "number"              | answered: Job.epoch: type was "integer", is "number"
					/components/schemas/Job/required                             | ["id"]                | answered: Job: status may be missing
					/components/schemas/Job/properties/mood                      | {"type":"string"}     |
					/components/schemas/JobStatus/enum                           | ["QUEUED"]            | asked: JobStatus: enum was
					/components/schemas/OptimizerSpec/discriminator/mapping/sgd  | null                  | asked: OptimizerSpec: sgd is no member any more
					""")
	void findsAPlantedBreak(String place, String value, String told) {
		JsonNode planted = this.document.deepCopy();
		int last = place.lastIndexOf('/');
		ObjectNode parent = (ObjectNode) planted.at(place.substring(0, last));
		String name = place.substring(last + 1);
		if (value.equals("null")) {
			parent.remove(name);
		}
		else {
			parent.set(name, JSON.readTree(value));
		}
		List<String> found = BreakingChanges.between(Contract.of(this.document), Contract.of(planted));
		if (told == null) {
			assertThat(found).isEmpty();
		}
		else {
			assertThat(found).anySatisfy((line) -> assertThat(line).startsWith(told));
		}
	}

}
