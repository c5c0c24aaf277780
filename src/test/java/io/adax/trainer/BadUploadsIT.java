package io.adax.trainer;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms with something wrong in them. */
@ServiceTest
class BadUploadsIT {

	private static final String FILE = part("file\"; filename=\"t.csv", "a,b\n1,2\n");

	private final Trainer trainer;

	BadUploadsIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@Test
	void namesThePartThatIsNoJson() {
		Answer answer = upload(FILE, part("spec", "{\"name\": ")).expect(400);
		assertThat(answer.pointers()).containsExactly("/spec");
		assertThat(answer.text("/errors/0/message")).contains("line 1");
	}

	@Test
	void namesTheLinesAndFieldsThatAreAtFault() {
		Answer answer = upload(part("file\"; filename=\"t.csv", "a,b\n1\n1,2\n1,2,3\n4,\0\n5\n")).expect(400);
		assertThat(answer.pointers()).containsExactly("/file/2", "/file/4", "/file/5/2");
	}

	@Test
	void namesAPartThatIsGivenTwice() {
		assertThat(upload(FILE, FILE).expect(400).pointers()).containsExactly("/file");
		assertThat(upload(FILE, part("spec", "{}"), part("spec", "{}"), part("spec", "{}")).expect(400).pointers())
			.containsExactly("/spec");
	}

	@Test
	void refusesAForgottenPartAndWhatIsWrongInTheOther() {
		assertThat(upload(part("spec", "{\"nam\": 1}")).expect(400).pointers()).containsExactly("/file", "/spec/nam");
	}

	@Test
	void refusesANameWithHalfACharacter() {
		assertThat(upload(FILE, part("spec", "{\"name\": \"a\\ud83d\", \"targetSuffix\": \"\\ud83d\"}")).expect(400)
			.pointers()).containsExactly("/spec/name", "/spec/targetSuffix");
	}

	@Test
	void tellsHowManyPartsThereMayBe() {
		Answer answer = upload(Stream.generate(() -> FILE).limit(11).toArray(String[]::new)).expect(400);
		assertThat(answer.text("/detail")).isEqualTo("The form may have up to 10 parts.");
	}

	@Test
	void tellsHowLongTheHeadersOfAPartMayBe() {
		Answer answer = upload(part("file\"; filename=\"" + "t".repeat(9000), "a,b\n1,2\n")).expect(400);
		assertThat(answer.text("/detail")).isEqualTo("The headers of a part may have up to 8,192 bytes.");
	}

	@Test
	void takesAFileWithALongName() {
		upload(part("file\"; filename=\"" + "表".repeat(250) + ".csv", "a,b\n1,2\n")).expect(201);
	}

	private Answer upload(String... parts) {
		return this.trainer.postAs("multipart/form-data; boundary=form", "/datasets",
				Stream.of(parts).collect(Collectors.joining("", "", "--form--\r\n")));
	}

	private static String part(String name, String content) {
		return "--form\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
	}

}
