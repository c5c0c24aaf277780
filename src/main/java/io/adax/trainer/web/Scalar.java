package io.adax.trainer.web;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a value without parts is read, and never coerced: "5" is no number.
 *
 * @param expectation what it must be, in words
 * @param names the values there are, when they have names
 * @param read empty when the node is something else
 */
record Scalar(String expectation, Set<String> names, Function<JsonNode, Optional<?>> read) {

	private static final Scalar TEXT = of("must be text", JsonNode::isString, JsonNode::stringValue);

	private static final Scalar FLAG = of("must be true or false", JsonNode::isBoolean, JsonNode::booleanValue);

	private static final Scalar INTEGER = of(
			"must be an integer between %d and %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE),
			(node) -> node.isIntegralNumber() && node.canConvertToInt(), JsonNode::intValue);

	private static final Scalar LONG = of(
			"must be an integer between %d and %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE),
			(node) -> node.isIntegralNumber() && node.canConvertToLong(), JsonNode::longValue);

	private static final Scalar NUMBER = of("must be a number of double precision",
			(node) -> node.isNumber() && Double.isFinite(node.decimalValue().doubleValue()),
			(node) -> node.decimalValue().doubleValue());

	private static final Scalar DURATION = parsed("must be an ISO 8601 duration such as PT1H30M", Duration::parse);

	private static final Scalar INSTANT = parsed("must be an RFC 3339 time such as 2026-01-31T12:00:00Z",
			Instant::parse);

	private static final Map<Class<?>, Scalar> KNOWN = Map.ofEntries(Map.entry(String.class, TEXT),
			Map.entry(Boolean.class, FLAG), Map.entry(boolean.class, FLAG), Map.entry(Integer.class, INTEGER),
			Map.entry(int.class, INTEGER), Map.entry(Long.class, LONG), Map.entry(long.class, LONG),
			Map.entry(Double.class, NUMBER), Map.entry(double.class, NUMBER), Map.entry(Duration.class, DURATION),
			Map.entry(Instant.class, INSTANT));

	/** How values of that type are read; empty for a type that has parts. */
	static Optional<Scalar> of(Class<?> type) {
		return type.isEnum() ? Optional.of(constant(type)) : Optional.ofNullable(KNOWN.get(type));
	}

	/** The same where an integer has narrower bounds than its type. */
	Scalar within(AnnotatedElement field) {
		if (this != INTEGER && this != LONG) {
			return this;
		}
		Min min = field.getAnnotation(Min.class);
		Max max = field.getAnnotation(Max.class);
		long least = (this == INTEGER) ? Integer.MIN_VALUE : Long.MIN_VALUE;
		long most = (this == INTEGER) ? Integer.MAX_VALUE : Long.MAX_VALUE;
		return new Scalar("must be an integer between %d and %d".formatted((min != null) ? min.value() : least,
				(max != null) ? max.value() : most), this.names, this.read);
	}

	private static Scalar of(String expectation, Predicate<JsonNode> fits, Function<JsonNode, Object> read) {
		return new Scalar(expectation, Set.of(),
				(node) -> fits.test(node) ? Optional.of(read.apply(node)) : Optional.empty());
	}

	private static Scalar parsed(String expectation, Function<String, Object> parse) {
		return new Scalar(expectation, Set.of(), (node) -> {
			try {
				return node.isString() ? Optional.of(parse.apply(node.stringValue())) : Optional.empty();
			}
			catch (DateTimeParseException | ArithmeticException ex) {
				return Optional.empty();
			}
		});
	}

	/** By the constant's JSON name; one named "true" is meant by the boolean, too. */
	private static Scalar constant(Class<?> type) {
		Map<String, Object> constants = new LinkedHashMap<>();
		Arrays.stream(type.getEnumConstants()).forEach((constant) -> constants.put(jsonName(constant), constant));
		return new Scalar("must be one of " + String.join(", ", constants.keySet()), constants.keySet(), (node) -> {
			boolean named = node.isString() || node.isBoolean();
			return Optional.ofNullable(named ? constants.get(node.asString()) : null);
		});
	}

	private static String jsonName(Object constant) {
		Enum<?> value = (Enum<?>) constant;
		try {
			JsonProperty given = value.getDeclaringClass().getField(value.name()).getAnnotation(JsonProperty.class);
			return (given != null) ? given.value() : value.name();
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
