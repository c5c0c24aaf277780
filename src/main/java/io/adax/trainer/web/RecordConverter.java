package io.adax.trainer.web;

import java.io.IOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Gives every {@code @RequestBody} that is a record to the {@link RequestReader}. */
final class RecordConverter extends AbstractSmartHttpMessageConverter<Object> {

	private final RequestReader reader;

	RecordConverter(RequestReader reader) {
		super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
		this.reader = reader;
	}

	@Override
	public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
		return type.toClass().isRecord() && canRead(mediaType);
	}

	@Override
	public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
			throws IOException {
		return (type.toClass() == MergePatch.class) ? this.reader.patch(message.getBody())
				: this.reader.read(message.getBody(), type.toClass());
	}

	@Override
	public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
		return false;
	}

	@Override
	protected void writeInternal(Object value, ResolvableType type, HttpOutputMessage message,
			@Nullable Map<String, Object> hints) throws HttpMessageNotWritableException {
		throw new HttpMessageNotWritableException("This converter reads only.");
	}

}
