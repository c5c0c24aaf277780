package io.adax.trainer.traces;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace, in the words of W3C's {@code traceparent}, to be kept until
 * something follows from it. Vendors' {@code tracestate} is left out, as one may.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param sampled whether what follows shall be sent, too
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

	private static final Pattern TEXT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

	/** Reads its text. */
	public static TraceParent parse(String text) {
		Matcher parts = TEXT.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException("Not a traceparent: " + text);
		}
		// the lowest bit; what the others mean is of no use here
		return new TraceParent(parts.group(1), parts.group(2), (Integer.parseInt(parts.group(3), 16) & 1) == 1);
	}

	/** Its text. */
	@Override
	public String toString() {
		return "00-%s-%s-%s".formatted(this.traceId, this.spanId, this.sampled ? "01" : "00");
	}

}
