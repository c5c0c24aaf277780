package io.adax.trainer.web;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value, in words and in parts.
 *
 * @param message all of it in words
 * @param found the value, as text
 * @param allowed what may be there instead, in words
 * @param suggestion what was probably meant
 */
public record Complaint(Rule rule, String message, @Nullable String found, @Nullable String allowed,
		@Nullable String suggestion) {

	/** As much of a value as is shown. */
	private static final int SHOWN = 60;

	/** That a value does not go with something else. */
	public static Complaint of(String message) {
		return of(Rule.CONSISTENCY, message);
	}

	/** That a rule is broken. */
	public static Complaint of(Rule rule, String message) {
		return new Complaint(rule, message, null, allowed(message), null);
	}

	/** That something is missing. */
	public static Complaint required() {
		return new Complaint(Rule.REQUIRED, "is required", null, null, null);
	}

	/** That something is given more than once. */
	static Complaint duplicate() {
		return new Complaint(Rule.DUPLICATE, "is given more than once", null, "once", null);
	}

	/** That there is nothing of that name; the known names are in the words already. */
	public static Complaint unknown(String name, Collection<String> known, String message) {
		return new Complaint(Rule.UNKNOWN, message, shortened(name),
				known.isEmpty() ? null : "one of " + String.join(", ", known.stream().sorted().toList()),
				Suggestion.nearest(name, known).orElse(null));
	}

	/** The same with the value that was found, which the message does not show yet. */
	public Complaint found(String text) {
		String shown = shortened(text);
		return new Complaint(this.rule, this.message + ", found \"" + shown + '"', shown, this.allowed,
				this.suggestion);
	}

	/** The same with a value whose form in the message is another. */
	Complaint found(String value, String shown) {
		return new Complaint(this.rule, this.message + ", found " + shown, shortened(value), this.allowed,
				this.suggestion);
	}

	/** The same with a value that the message shows already, and what is allowed. */
	public Complaint with(@Nullable String found, @Nullable String allowed) {
		return new Complaint(this.rule, this.message, (found != null) ? shortened(found) : null,
				(allowed != null) ? allowed : this.allowed, this.suggestion);
	}

	/** The same with what was probably meant: the name that is near, if one is. */
	public Complaint meaning(String given, Collection<String> known) {
		return Suggestion.nearest(given, known).map(this::meaning).orElse(this);
	}

	/** The same with what was probably meant. */
	public Complaint meaning(String name) {
		return new Complaint(this.rule, this.message + "; did you mean \"" + name + "\"?", this.found, this.allowed,
				name);
	}

	/** The same with something more to say. */
	Complaint and(String more) {
		return more.isEmpty() ? this
				: new Complaint(this.rule, this.message + more, this.found, this.allowed, this.suggestion);
	}

	/** This complaint about a place. */
	public Fault at(String pointer) {
		return new Fault(pointer, this.message, this.rule.wireName(), this.found, this.allowed, this.suggestion);
	}

	private static @Nullable String allowed(String message) {
		String rest = message.replaceFirst("^must (be |have |match |(?=not ))", "");
		return (rest.equals(message) || rest.contains("found ")) ? null : rest;
	}

	private static String shortened(String text) {
		return Printable.shortened(text, SHOWN);
	}

}
