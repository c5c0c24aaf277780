package io.adax.trainer.jobs;

import io.adax.trainer.traces.TraceParent;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A place in a trace, in a text column. */
@Converter
class TraceParentText implements AttributeConverter<@Nullable TraceParent, @Nullable String> {

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable TraceParent place) {
		return (place != null) ? place.toString() : null;
	}

	@Override
	public @Nullable TraceParent convertToEntityAttribute(@Nullable String text) {
		return (text != null) ? TraceParent.parse(text) : null;
	}

}
