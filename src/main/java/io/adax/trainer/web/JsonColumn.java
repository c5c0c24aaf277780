package io.adax.trainer.web;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** A value that a table keeps as JSON in a text column. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

	private static final JsonMapper JSON = new JsonMapper();

	private final JavaType type;

	protected JsonColumn(Class<T> type) {
		this.type = JSON.constructType(type);
	}

	protected JsonColumn(TypeReference<T> type) {
		this.type = JSON.constructType(type.getType());
	}

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable T value) {
		return (value != null) ? JSON.writerFor(this.type).writeValueAsString(value) : null;
	}

	@Override
	public @Nullable T convertToEntityAttribute(@Nullable String text) {
		return (text != null) ? JSON.readValue(text, this.type) : null;
	}

}
