package io.adax.trainer.web;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/**
 * Writes JSON as {@code application/json} alone: Spring would call a result whatever kind
 * of JSON the request names, even a problem.
 */
final class PlainJsonConverter extends JacksonJsonHttpMessageConverter {

	PlainJsonConverter(JsonMapper mapper) {
		super(mapper);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes(Class<?> type) {
		return ProblemDetail.class.isAssignableFrom(type) ? super.getSupportedMediaTypes(type)
				: List.of(MediaType.APPLICATION_JSON);
	}

	/** Bytes are JSON already, as springdoc's documents are. */
	@Override
	public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
		return valueClass != byte[].class && super.canWrite(type, valueClass, mediaType);
	}

}
