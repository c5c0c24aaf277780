package io.adax.trainer.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request to send.
 *
 * @param operation whose it is; what answers to a hostile request may be anything
 * @param caller who sends it
 * @param head request line and headers
 */
record FuzzRequest(Kind kind, Operation operation, FuzzCallers.Caller caller, List<String> head, byte[] body) {

	/** How good the intentions are. */
	enum Kind {

		VALID, ALMOST, HOSTILE

	}

	byte[] bytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes((String.join("\r\n", this.head) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(this.body);
		return bytes.toByteArray();
	}

	boolean asks(String header, String value) {
		return this.head.stream().anyMatch((line) -> line.equalsIgnoreCase(header + ": " + value));
	}

	/** Whether it names that in its path, query or body. */
	boolean names(String id) {
		return new String(bytes(), StandardCharsets.UTF_8).contains(id);
	}

	/** Whether method, path and version are still those of the operation. */
	boolean asksItsOperation() {
		String path = this.operation.path().replaceAll("\\{\\w+}", "[^/?]+");
		return this.head.get(0).matches(this.operation.method() + " " + path + "(\\?\\S*)? HTTP/1\\.1");
	}

	/** Whether it may be answered by and by, for as long as a job lives. */
	boolean mayStream() {
		return asks("Accept", "text/event-stream") || this.head.get(0).contains("follow=");
	}

	/** As people read it, shortened. */
	@Override
	public String toString() {
		String text = new String(bytes(), StandardCharsets.UTF_8);
		return this.kind + " " + this.operation.id() + " by " + this.caller.name() + "\n"
				+ ((text.length() > 3000) ? text.substring(0, 3000) + "… " + text.length() : text);
	}

}
