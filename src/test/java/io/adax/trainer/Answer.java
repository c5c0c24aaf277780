package io.adax.trainer;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern NO_NUMBER = Pattern.compile("[:\\[,]\\s*\"?(-?Infinity|NaN)\"?\\s*[,\\]}]");

	static Answer of(HttpResponse<byte[]> response) {
		return new Answer(response.statusCode(), response.headers(), response.body());
	}

	public JsonNode json() {
		String text = new String(this.body, StandardCharsets.UTF_8);
		// that is how a number which is none would leave the service
		if (NO_NUMBER.matcher(text).find()) {
			throw new AssertionError("Has a value that is no finite number: " + text);
		}
		return JSON.readTree(text);
	}

	/** The value at a place in the body, as text. */
	public String text(String pointer) {
		return json().at(pointer).asString();
	}

	public String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

	/** Where the faults are that a problem names. */
	public List<String> pointers() {
		return StreamSupport.stream(json().path("errors").spliterator(), false)
			.map((error) -> error.get("pointer").stringValue())
			.toList();
	}

	/** The same answer, if it has that status. */
	public Answer expect(int status) {
		if (this.status != status) {
			throw new AssertionError("Expected " + status + ", was " + this);
		}
		return this;
	}

	@Override
	public String toString() {
		return this.status + " " + new String(this.body, StandardCharsets.UTF_8);
	}

}
