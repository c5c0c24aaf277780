package io.adax.trainer.web;

import java.util.Locale;

/** The kinds of rules that a value may break. */
public enum Rule {

	/** It must be there. */
	REQUIRED,
	/** There is nothing of that name here. */
	UNKNOWN,
	/** It is given more than once. */
	DUPLICATE,
	/** It must be of another type. */
	TYPE,
	/** It must be one of some names. */
	CHOICE,
	/** It is too small or too large. */
	RANGE,
	/** It has too few or too many characters or items. */
	LENGTH,
	/** Its text must have another form. */
	FORM,
	/** What it names does not exist. */
	REFERENCE,
	/** It is more than the service is configured to allow. */
	LIMIT,
	/** It does not go with something else: another field, the data, the state. */
	CONSISTENCY;

	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
