package io.adax.trainer.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list, as an opaque text.
 *
 * @param last the key of the last item before that place
 */
record Cursor(String last) {

	/** Changes when the meaning of keys does, so that an old cursor is refused. */
	private static final String VERSION = "1:";

	/** What is told of any other text. */
	static final String REFUSED = "is not a cursor of this list; take it from `nextCursor` as it is";

	private static final int LONGEST = 2_000;

	static Cursor parse(String text) {
		try {
			if (text.length() <= LONGEST) {
				byte[] bytes = Base64.getUrlDecoder().decode(text);
				String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
				if (decoded.startsWith(VERSION) && decoded.length() > VERSION.length()
						&& decoded.chars().noneMatch(Character::isISOControl)) {
					return new Cursor(decoded.substring(VERSION.length()));
				}
			}
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			throw refused();
		}
		throw refused();
	}

	static boolean isOne(String text) {
		try {
			parse(text);
			return true;
		}
		catch (InvalidRequest ex) {
			return false;
		}
	}

	private static InvalidRequest refused() {
		return InvalidRequest.at("/cursor", Complaint.of(Rule.FORM, REFUSED));
	}

	@Override
	public String toString() {
		byte[] bytes = (VERSION + this.last).getBytes(StandardCharsets.UTF_8);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
