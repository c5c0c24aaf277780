package io.adax.trainer.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A type with alternatives, told apart by a property.
 *
 * @param property the property's name
 * @param members the alternatives by the property's value, in the order declared
 */
public record Union(String property, Map<String, Class<?>> members) {

	/** The alternatives that a type declares. */
	public static Union of(Class<?> type) {
		JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
		JsonSubTypes types = type.getAnnotation(JsonSubTypes.class);
		if (info == null || types == null) {
			throw new IllegalStateException(type + " is neither a record nor a union nor a known scalar");
		}
		Map<String, Class<?>> members = new LinkedHashMap<>();
		Arrays.stream(types.value()).forEach((member) -> members.put(member.name(), member.value()));
		return new Union(info.property(), members);
	}

}
