package io.adax.trainer.models;

import java.util.Locale;

/** A part of the data that was held back from training. */
enum Part {

	VALIDATION, TEST;

	static Part of(String wireName) {
		return valueOf(wireName.toUpperCase(Locale.ROOT));
	}

	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
