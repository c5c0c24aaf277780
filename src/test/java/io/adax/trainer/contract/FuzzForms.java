package io.adax.trainer.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes bodies of requests. */
final class FuzzForms {

	private static final List<String> TABLES = List.of("a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n", "a,b\n1,x\n", "a\n1\n",
			"", "a,a\n1,2\n3,4\n", "a,b\n1\n2,3,4\n", "\"a\n", "a,b\n\u0000,1\n", "1,2\n3,4\n5,6\n",
			"a\tb\n1\t2\n2\t3\n", "a,b\n1e400,x\n-1e400,y\n", "a,b\n?,x\n,y\n", ",\n,\n",
			"a,b\n" + "1,x\n2,y\n".repeat(50), "a,b\n" + "x".repeat(20_000) + ",y\n1,2\n", "\ufeffa,b\n1,x\n2,y\n",
			"PK\u0003\u0004", "\r\r\r");

	private final Random random;

	private final FuzzValues values;

	private final FuzzMutations mutations;

	FuzzForms(Random random, FuzzValues values, FuzzMutations mutations) {
		this.random = random;
		this.values = values;
		this.mutations = mutations;
	}

	Body body(Operation operation, Operation.Media media, boolean spoils) {
		return media.type().startsWith("multipart/") ? form(operation, media, spoils)
				: new Body(type(media, spoils), bytes(json(operation, media, spoils).toString()));
	}

	private String type(Operation.Media media, boolean spoils) {
		return (spoils && this.random.nextInt(15) == 0) ? this.values
			.any(List.of("text/plain", "application/xml", "application/yaml", "x", "application/json;charset=utf-16"))
				: media.type();
	}

	private JsonNode json(Operation operation, Operation.Media media, boolean spoils) {
		JsonNode example = media.example(operation.contract());
		JsonNode valid = (!example.isMissingNode() && this.random.nextInt(3) == 0) ? example
				: this.values.of(media.schema());
		return spoils ? this.mutations.spoilt(valid) : valid;
	}

	private Body form(Operation operation, Operation.Media media, boolean spoils) {
		JsonNode schema = operation.contract().resolve(media.schema());
		JsonNode spec = this.values.of(schema.at("/properties/spec"));
		String told = (spoils ? this.mutations.spoilt(spec) : spec).toString();
		String table = spoils ? this.values.any(TABLES) : TABLES.get(0);
		String name = spoils ? this.values.any(List.of("t.csv", "", "../../t.csv", "t.tsv", "CON", "a\\\"b.csv"))
				: "t.csv";
		String form = "--f\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + table
				+ "\r\n--f\r\nContent-Disposition: form-data; name=\"spec\"\r\nContent-Type: application/json\r\n\r\n"
				+ told + "\r\n--f--\r\n";
		if (spoils && this.random.nextInt(4) == 0) {
			form = this.values.any(List.of("", "--f--\r\n", form.replace("--f--", ""), form.replace("file", "fil"),
					form + form, form.replace("\r\n", "\n"), form.replace("form-data", "x")));
		}
		return new Body("multipart/form-data; boundary=f", bytes(form));
	}

	/** Nobody but this machine is told anything, whatever an example says. */
	private static byte[] bytes(String text) {
		return text.replace("https://example.org", "http://127.0.0.1:9").getBytes(StandardCharsets.UTF_8);
	}

	/** A body and its media type. */
	record Body(@Nullable String type, byte[] bytes) {

		static final Body NONE = new Body(null, new byte[0]);

	}

}
